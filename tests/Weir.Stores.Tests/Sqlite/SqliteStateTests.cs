using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Sqlite;

public sealed class SqliteStateTests : StateStoreConformance, IDisposable
{
    private readonly OpenStores stores = new();

    public void Dispose() => stores.Dispose();

    protected override IStateStore Open() => stores.Open(TimeProvider.System).State;
}

public sealed class SqliteLockTests : LockStoreConformance, IDisposable
{
    private readonly OpenStores stores = new();

    public void Dispose() => stores.Dispose();

    protected override ILockStore Open(TimeProvider time) => stores.Open(time).Locks;
}

public sealed class SqlitePrunerTests : RunPrunerConformance, IDisposable
{
    private readonly OpenStores stores = new();

    public void Dispose() => stores.Dispose();

    protected override (IRunStore Runs, IRunPruner Pruner) Open()
    {
        SqliteRunStore store = stores.Open(TimeProvider.System);
        return (store, store.Pruner);
    }
}

/// <summary>Connections to one history in a folder of its own, each as another process would have it.</summary>
internal sealed class OpenStores : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-state-").FullName;
    private readonly List<SqliteRunStore> open = [];

    public SqliteRunStore Open(TimeProvider time)
    {
        SqliteRunStore store = SqliteRunStore.Open(folder, time);
        lock (open)
        {
            open.Add(store);
        }

        return store;
    }

    public void Dispose()
    {
        foreach (SqliteRunStore store in open)
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        Directory.Delete(folder, recursive: true);
    }
}
