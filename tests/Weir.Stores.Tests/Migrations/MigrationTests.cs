using Weir.Conformance.Stores;
using Weir.Core.Diagnostics;
using Weir.Stores.Migrations;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Migrations;

public sealed class MigrationTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Versions_count_from_one_without_a_gap() =>
        SqliteMigrations.All.Select(m => m.Version).ShouldBe(Enumerable.Range(1, SqliteMigrations.All.Count));

    [Fact]
    public void A_new_history_has_the_newest_version_and_keeps_a_log()
    {
        Disposal.Of(folder.Open());

        folder.Sql("PRAGMA user_version").ShouldBe([$"{SqliteMigrations.All[^1].Version}"]);
        folder.Sql("PRAGMA journal_mode").ShouldBe(["wal"]);
    }

    [Fact]
    public void An_older_history_is_brought_up_to_date_and_keeps_its_rows()
    {
        SqliteRunStore first = folder.Open();
        Happened run = new("r1");
        first.Append([run.Started(), run.Finished()]);
        Disposal.Of(first);
        int version = SqliteMigrations.All[^1].Version;
        Migration[] next = [.. SqliteMigrations.All, new(version + 1, "ALTER TABLE run_records ADD COLUMN host TEXT"), new(version + 2, "CREATE TABLE later (x); INSERT INTO later SELECT run_id FROM run_records")];

        using (SqliteDatabase database = SqliteDatabase.Open(folder.Database))
        {
            SqliteMigrator.Migrate(database, next);
            SqliteMigrator.Migrate(database, next);
        }

        folder.Sql("PRAGMA user_version").ShouldBe([$"{version + 2}"]);
        folder.Sql("SELECT run_id || coalesce(host, '-') FROM run_records").ShouldBe(["r1-"]);
        folder.Sql("SELECT x FROM later").ShouldBe(["r1"]);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_version_before()
    {
        Disposal.Of(folder.Open());
        int version = SqliteMigrations.All[^1].Version;
        using (SqliteDatabase database = SqliteDatabase.Open(folder.Database))
        {
            Should.Throw<WeirException>(() => SqliteMigrator.Migrate(
                database, [.. SqliteMigrations.All, new(version + 1, "CREATE TABLE fine (x)"), new(version + 2, "CREATE TABLE events (x)")])).Diagnostic.Code.ShouldBe(StoreCodes.Failed);
        }

        folder.Sql("PRAGMA user_version").ShouldBe([$"{version}"]);
        folder.Sql("SELECT name FROM sqlite_schema WHERE name = 'fine'").ShouldBeEmpty();
    }

    [Fact]
    public void A_newer_history_is_refused_and_left_alone()
    {
        Disposal.Of(folder.Open());
        folder.Sql("PRAGMA user_version = 99");
        byte[] before = File.ReadAllBytes(folder.Database);

        Diagnostic refusal = folder.Refusal();

        refusal.Code.ShouldBe(StoreCodes.Newer);
        refusal.Message.ShouldBe($"The history {folder.Database} has version 99; this Weir knows versions up to {SqliteMigrations.All[^1].Version}.");
        refusal.Hint.ShouldBe("Use the version of Weir that wrote it, or another folder.");
        Should.Throw<WeirException>(() => folder.OpenExisting()).Diagnostic.Code.ShouldBe(StoreCodes.Newer);
        File.ReadAllBytes(folder.Database).ShouldBe(before);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(folder.Place);
        folder.Sql("CREATE TABLE theirs (x)");
        byte[] before = File.ReadAllBytes(folder.Database);

        folder.Refusal().Code.ShouldBe(StoreCodes.Foreign);
        File.ReadAllBytes(folder.Database).ShouldBe(before);
    }

    [Fact]
    public void Nothing_changes_the_schema_after_the_opening()
    {
        SqliteRunStore store = folder.Open();
        string before = folder.Sql("PRAGMA schema_version").Single();

        store.Append(new Happened("r1").Everything());
        store.PutDepot("k", "v");
        Disposal.Of(store);
        Disposal.Of(folder.Open());

        folder.Sql("PRAGMA schema_version").ShouldBe([before]);
    }
}
