using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Stores.Postgres;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Migrations;

/// <summary>From one store to another and back, as often as one likes.</summary>
public sealed class StoreMigrationTests(PostgresServer server) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-migration-").FullName;
    private readonly SteppedTime time = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Everything_arrives_once_and_what_came_since_the_next_time()
    {
        SqliteRunStore source = SqliteRunStore.Open(Path.Combine(folder, "a"), time);
        PostgresRunStore target = PostgresRunStore.Open(server.NewAddress(), time);
        using IDisposable? claim = source.TryClaimRun("at-work");
        source.Append([.. new Happened("r1").Everything()]);
        source.Append([new Happened("cut") { At = 5 }.Started()]);
        source.Append([new Happened("at-work") { At = 9 }.Started()]);
        source.PutDepot("größe", "1");
        source.State.TryPut("breaker/x", "open", 0);

        MigrationCount first = StoreMigration.Copy(source, target);
        (first.Runs, first.DepotValues, first.StateValues).ShouldBe((2, 1, 1));
        first.AtWork.ShouldBe(["at-work"]);
        MigrationCount second = StoreMigration.Copy(source, target);
        (second.Runs, second.DepotValues, second.StateValues).ShouldBe((0, 0, 0));

        source.Append([new Happened("cut") { At = 6 }.Finished()]);
        time.Advance(TimeSpan.FromSeconds(1));
        source.PutDepot("größe", "2");
        MigrationCount third = StoreMigration.Copy(source, target);
        (third.Runs, third.DepotValues, third.StateValues).ShouldBe((1, 1, 0));

        AssertAlike(source, target);
        SqliteRunStore back = SqliteRunStore.Open(Path.Combine(folder, "b"), time);
        StoreMigration.Copy(target, back).Runs.ShouldBe(2);
        AssertAlike(source, back);
        Rows(back).ShouldBe(Rows(target));
        new SqlRunStore[] { source, target, back }.ToList().ForEach(Disposal.Of);
    }

    [Fact]
    public void A_value_that_the_target_has_newer_stays()
    {
        SqliteRunStore source = SqliteRunStore.Open(Path.Combine(folder, "a"), time);
        SqliteRunStore target = SqliteRunStore.Open(Path.Combine(folder, "b"), time);
        source.PutDepot("k", "old");
        time.Advance(TimeSpan.FromSeconds(1));
        target.PutDepot("k", "new");

        StoreMigration.Copy(source, target).DepotValues.ShouldBe(0);

        target.GetDepot("k").ShouldBe("new");
        Disposal.Of(source);
        Disposal.Of(target);
    }

    private static void AssertAlike(SqlRunStore source, SqlRunStore target)
    {
        foreach (string run in new[] { "r1", "cut" })
        {
            target.ReadEvents(run).Select(RunEventJson.ToText).ShouldBe(source.ReadEvents(run).Select(RunEventJson.ToText));
        }

        target.ListRuns(new RunQuery()).Select(r => r.RunId).ShouldBe(["cut", "r1"]);
        target.ListDepot().ShouldBe(source.ListDepot());
        target.State.Get("breaker/x")!.Value.ShouldBe("open");
    }

    private static IEnumerable<string> Rows(SqlRunStore store)
    {
        StoreFigures figures = store.Describe();
        figures.SchemaVersion.ShouldBe(2);
        figures.Bytes.ShouldBeGreaterThan(0);
        return figures.Rows.Select(pair => $"{pair.Key} {pair.Value}");
    }
}
