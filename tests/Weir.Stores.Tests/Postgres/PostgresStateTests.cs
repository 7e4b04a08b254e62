using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Stores.Postgres;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Postgres;

public sealed class PostgresStateTests(PostgresServer server) : StateStoreConformance, IDisposable
{
    private readonly OpenPostgres stores = new(server);

    public void Dispose() => stores.Dispose();

    protected override IStateStore Open() => stores.Open(null).State;
}

public sealed class PostgresLockTests(PostgresServer server) : LockStoreConformance, IDisposable
{
    private readonly OpenPostgres stores = new(server);

    public void Dispose() => stores.Dispose();

    protected override ILockStore Open(TimeProvider time) => stores.Open(time).Locks;
}

public sealed class PostgresPrunerTests(PostgresServer server) : RunPrunerConformance, IDisposable
{
    private readonly OpenPostgres stores = new(server);

    public void Dispose() => stores.Dispose();

    protected override (IRunStore Runs, IRunPruner Pruner) Open()
    {
        PostgresRunStore store = stores.Open(null);
        return (store, store.Pruner);
    }
}

/// <summary>Sessions on one schema, each as another process would have it.</summary>
internal sealed class OpenPostgres(PostgresServer server) : IDisposable
{
    private readonly Lazy<string> address = new(server.NewAddress);
    private readonly List<PostgresRunStore> open = [];

    public string Address => address.Value;

    public PostgresRunStore Open(TimeProvider? clock)
    {
        PostgresRunStore store = PostgresRunStore.Open(Address, TimeProvider.System, clock);
        lock (open)
        {
            open.Add(store);
        }

        return store;
    }

    public void Dispose()
    {
        foreach (PostgresRunStore store in open)
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
