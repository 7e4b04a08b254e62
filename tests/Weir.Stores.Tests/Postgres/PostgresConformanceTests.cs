using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Postgres;

public sealed class PostgresConformanceTests(PostgresServer server) : RunStoreConformance
{
    protected override string PlaceOf(string name) => Places.OfPostgres(Folder, server.Port, name);

    protected override IRunStore Open(string place) => Places.Open(place);

    /// <summary>The server learns of a death by the end of the connection, a moment later.</summary>
    protected override void AwaitDeath(Func<bool> seen) => SpinWait.SpinUntil(seen, TimeSpan.FromSeconds(20));
}
