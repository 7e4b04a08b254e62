using Weir.Conformance.Stores;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Sqlite;

public sealed class DamageTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        byte[] text = [.. Enumerable.Repeat((byte)'x', 5000)];
        Directory.CreateDirectory(folder.Place);
        File.WriteAllBytes(folder.Database, text);

        Diagnostic refusal = folder.Refusal();

        refusal.Code.ShouldBe(StoreCodes.Unreadable);
        refusal.Code.Fault.ShouldBe(Fault.Environment);
        refusal.Message.ShouldBe($"{folder.Database} is not a database.");
        refusal.Hint.ShouldNotBeNull().ShouldContain("Move it away");
        Should.Throw<WeirException>(() => folder.OpenExisting()).Diagnostic.Code.ShouldBe(StoreCodes.Unreadable);
        File.ReadAllBytes(folder.Database).ShouldBe(text);
        Directory.GetFiles(folder.Place).ShouldBe([folder.Database]);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(folder.Database);

        folder.Refusal().Message.ShouldContain(folder.Database);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        File.WriteAllText(folder.Place, "");

        folder.Refusal().Code.ShouldBe(StoreCodes.Unwritable);
    }

    [Fact]
    public void An_empty_file_becomes_a_history()
    {
        Directory.CreateDirectory(folder.Place);
        File.WriteAllBytes(folder.Database, []);

        SqliteRunStore store = folder.Open();
        store.PutDepot("k", "v");
        store.GetDepot("k").ShouldBe("v");
        Disposal.Of(store);
    }

    [Fact]
    public void Damaged_pages_are_told_of()
    {
        SqliteRunStore store = folder.Open();
        Happened run = new("r1");
        store.Append([run.Started(), .. Enumerable.Range(0, 500).Select(i => run.Notice($"note {i}"))]);
        Disposal.Of(store);
        using (FileStream file = new(folder.Database, FileMode.Open))
        {
            // All but the first page, which says that it is a database of ours.
            file.Position = 4096;
            file.Write([.. Enumerable.Repeat((byte)0xEE, (int)file.Length - 4096)]);
        }

        Diagnostic refusal = Should.Throw<WeirException>(() => Use(damaged => damaged.ReadEvents("r1"))).Diagnostic;
        Should.Throw<WeirException>(() => Use(damaged => damaged.Append([new Happened("r2").Started()]))).Diagnostic.Code.ShouldBe(StoreCodes.Unreadable);

        refusal.Code.ShouldBe(StoreCodes.Unreadable);
        refusal.Message.ShouldStartWith($"The history {folder.Database} is damaged: ");
        refusal.Hint.ShouldNotBeNull().ShouldContain(".recover");
    }

    /// <summary>Opens the history, which finds damage of the schema already, and does something with it.</summary>
    private void Use(Action<SqliteRunStore> work)
    {
        SqliteRunStore store = folder.Open();
        try
        {
            work(store);
        }
        finally
        {
            Disposal.Of(store);
        }
    }

    [Fact]
    public void An_event_of_a_newer_kind_is_told_of()
    {
        SqliteRunStore store = folder.Open();
        store.Append([new Happened("r1").Started()]);
        folder.Sql("""INSERT INTO events (run_id, event, body) VALUES ('r1', 'new_kind', '{"event":"new_kind","run_id":"r1"}') RETURNING event""");

        store.FindRun("r1").ShouldNotBeNull("records need only the kinds that they know");
        Diagnostic refusal = Should.Throw<WeirException>(() => store.ReadEvents("r1")).Diagnostic;
        Disposal.Of(store);

        refusal.Code.ShouldBe(StoreCodes.Unreadable);
        refusal.Message.ShouldContain("'new_kind' is no event");
    }

    [Fact]
    public void A_full_disk_is_told_of_and_takes_nothing_of_the_batch()
    {
        Disposal.Of(folder.Open());
        using SqliteDatabase database = SqliteDatabase.Open(folder.Database);
        EventWriter writer = new(database);
        Happened run = new("r1");
        database.InTransaction(durable: false, () => writer.Write(run.Started()));
        database.Query("PRAGMA max_page_count = 60", static row => row.Number(0));

        WeirException full = Should.Throw<WeirException>(() => database.InTransaction(durable: false, () =>
        {
            for (int i = 0; i < 200; i++)
            {
                writer.Write(run.Notice(new string('x', 4000)));
            }
        }));

        full.Diagnostic.Code.ShouldBe(StoreCodes.DiskFull);
        full.Diagnostic.Message.ShouldBe($"No space is left for the history {folder.Database}.");
        RunEvents.Read(database, "r1").ShouldHaveSingleItem();
        database.InTransaction(durable: true, () => writer.Write(run.Notice("small")));
        RunEvents.Read(database, "r1").Count.ShouldBe(2);
    }

    [Fact]
    public void A_history_that_another_keeps_locked_is_told_of()
    {
        SqliteRunStore store = folder.Open();
        using SqliteDatabase hog = SqliteDatabase.Open(folder.Database);
        using SqliteDatabase waiting = SqliteDatabase.Open(folder.Database);
        waiting.Query("PRAGMA busy_timeout = 0", static row => row.Number(0));

        WeirException busy = Should.Throw<WeirException>(() => hog.InTransaction(durable: false, () => waiting.InTransaction(durable: false, () => { })));

        busy.Diagnostic.Code.ShouldBe(StoreCodes.Busy);
        Disposal.Of(store);
    }

    [Fact]
    public void Findings_have_ids_and_names_of_their_own()
    {
        StoreCodes.All.Select(c => c.Id).ShouldBeUnique();
        StoreCodes.All.Select(c => c.Slug).ShouldBeUnique();
    }
}
