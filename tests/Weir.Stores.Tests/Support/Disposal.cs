namespace Weir.Stores.Tests.Support;

/// <summary>Disposes on the very thread, which an await would leave.</summary>
internal static class Disposal
{
    public static void Of(IAsyncDisposable disposable) => disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
