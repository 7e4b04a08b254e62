using Weir.Core.Contracts;

namespace Weir.Hosting;

/// <summary>The depot of a project, opened when the first value is asked for; a project without a history has an empty one.</summary>
internal sealed class StoredDepot(Func<IRunStore?> open) : IDisposable
{
    private IRunStore? store;
    private bool opened;

    public string? Get(string key)
    {
        if (!opened)
        {
            store = open();
            opened = true;
        }

        return store?.GetDepot(key);
    }

    public void Dispose()
    {
        if (store is not null)
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
