using System.Collections.Concurrent;
using Weir.Stores.Depots;
using Weir.Stores.Postgres;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Depots;

public sealed class SqliteDepotTests : DepotConformance, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-depot-").FullName;
    private readonly ConcurrentBag<IDepot> open = [];

    public void Dispose()
    {
        open.ToList().ForEach(Disposal.Of);
        Directory.Delete(folder, recursive: true);
    }

    protected override IDepot Open()
    {
        SqlDepot depot = new(SqliteRunStore.Open(folder, Time));
        open.Add(depot);
        return depot;
    }
}

public sealed class PostgresDepotTests(PostgresServer server) : DepotConformance, IDisposable
{
    private readonly string address = server.NewAddress();
    private readonly ConcurrentBag<IDepot> open = [];

    public void Dispose() => open.ToList().ForEach(Disposal.Of);

    protected override IDepot Open()
    {
        SqlDepot depot = new(PostgresRunStore.Open(address, Time));
        open.Add(depot);
        return depot;
    }
}
