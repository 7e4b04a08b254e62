using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Functions;

/// <summary>An object that DuckDB keeps by a pointer, alive until DuckDB gives the pointer back.</summary>
internal static unsafe class ManagedReference
{
    /// <summary>DuckDB calls this when it drops the pointer; an object that is disposable is disposed.</summary>
    internal static delegate* unmanaged[Cdecl]<nint, void> Release => &ReleaseCallback;

    internal static nint Keep(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    internal static T Get<T>(nint pointer)
        where T : class => (T)GCHandle.FromIntPtr(pointer).Target!;

    internal static void Free(nint pointer) => GCHandle.FromIntPtr(pointer).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReleaseCallback(nint pointer)
    {
        object? target = GCHandle.FromIntPtr(pointer).Target;
        Free(pointer);
        try
        {
            (target as IDisposable)?.Dispose();
        }
#pragma warning disable CA1031 // There is nobody left to tell: the query is over, and an exception here would end the process.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>The message of an exception as a C string that lasts for a call.</summary>
    internal static byte[] Message(Exception exception)
    {
        string text = exception is DuckDbException or OperationCanceledException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        return Utf8Text.Terminated(text.Replace('\0', '\uFFFD'));
    }
}
