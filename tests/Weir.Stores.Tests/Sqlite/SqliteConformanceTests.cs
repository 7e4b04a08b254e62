using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Tests.Sqlite;

public sealed class SqliteConformanceTests : RunStoreConformance
{
    protected override IRunStore Open(string place) => SqliteRunStore.Open(place, TimeProvider.System);
}
