using Weir.Conformance.Stores;
using Weir.Core.Events;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Sqlite;

public sealed class DurabilityTests
{
    /// <summary>SQLite's number of <c>synchronous = FULL</c>.</summary>
    private const long Full = 2;
    private const long Normal = 1;

    [Fact]
    public void The_plan_and_the_end_of_a_run_are_waited_for()
    {
        IEnumerable<RunEvent> all = new Happened("r1").Everything();

        all.Where(Durability.MustSurvivePowerCut).Select(e => e.Name).ShouldBe(["publish_started", "run_finished"]);
    }

    [Fact]
    public void Only_what_must_survive_a_power_cut_waits_for_the_disk()
    {
        using StoreFolder folder = new();
        Disposal.Of(folder.Open());
        using SqliteDatabase database = SqliteDatabase.Open(folder.Database);

        Synchronous(database, durable: true).ShouldBe(Full);
        Synchronous(database, durable: false).ShouldBe(Normal);
        Synchronous(database, durable: true).ShouldBe(Full);
    }

    private static long Synchronous(SqliteDatabase database, bool durable)
    {
        long setting = -1;
        database.InTransaction(durable, () => setting = database.Query("PRAGMA synchronous", static row => row.Number(0))[0]);
        return setting;
    }
}
