using Weir.Conformance.Stores;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Sqlite;

public sealed class ReadOnlyTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Looking_for_a_history_that_is_not_there_makes_nothing()
    {
        folder.OpenExisting().ShouldBeNull();
        Directory.Exists(folder.Place).ShouldBeFalse();

        Directory.CreateDirectory(folder.Place);
        folder.OpenExisting().ShouldBeNull();
        Directory.GetFileSystemEntries(folder.Place).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_in_which_nobody_made_tables_yet_is_no_history()
    {
        Directory.CreateDirectory(folder.Place);
        File.WriteAllBytes(folder.Database, []);

        folder.OpenExisting().ShouldBeNull();
        File.ReadAllBytes(folder.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_existing_history_can_be_read_and_leaves_no_files_beside_it()
    {
        await WriteOneRunAsync();
        string[] before = Directory.GetFileSystemEntries(folder.Place);

        await using (SqliteRunStore store = folder.OpenExisting().ShouldNotBeNull())
        {
            store.FindRun("r1")!.Status.ShouldBe(RunStatus.Success);
        }

        Directory.GetFileSystemEntries(folder.Place).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_read_only_folder_can_be_read_and_says_so_when_written()
    {
        Assert.SkipUnless(UnprivilegedThread.IsPossible, "File permissions per thread are Linux's.");
        await WriteOneRunAsync();
        folder.MakeReadOnly();
        byte[] before = File.ReadAllBytes(folder.Database);
        using (UnprivilegedThread.Enter())
        {
            SqliteRunStore store = folder.OpenExisting().ShouldNotBeNull();
            store.ListRuns(new RunQuery()).ShouldHaveSingleItem().RunId.ShouldBe("r1");
            store.FindRun("r1")!.Status.ShouldBe(RunStatus.Success);
            store.ReadEvents("r1").Count.ShouldBe(2);
            store.GetDepot("k").ShouldBe("v");

            Diagnostic append = Should.Throw<WeirException>(() => store.Append([new Happened("r2").Started()])).Diagnostic;
            append.Code.ShouldBe(StoreCodes.Unwritable);
            append.Message.ShouldContain(folder.Database);
            append.Hint.ShouldNotBeNull().ShouldContain("right to write");
            Should.Throw<WeirException>(() => store.PutDepot("k", "w")).Diagnostic.Code.ShouldBe(StoreCodes.Unwritable);
            Should.Throw<WeirException>(() => store.TryClaimRun("r2")).Diagnostic.Code.ShouldBe(StoreCodes.Unwritable);
            store.GetDepot("k").ShouldBe("v");
            Disposal.Of(store);
        }

        File.ReadAllBytes(folder.Database).ShouldBe(before);
        Directory.GetFiles(folder.Place).ShouldBe([folder.Database]);
    }

    [Fact]
    public async Task A_read_only_folder_with_a_log_in_use_can_be_read()
    {
        Assert.SkipUnless(UnprivilegedThread.IsPossible, "File permissions per thread are Linux's.");
        await using SqliteRunStore writer = folder.Open();
        writer.Append([new Happened("r1").Started()]);
        folder.MakeReadOnly();
        using (UnprivilegedThread.Enter())
        {
            SqliteRunStore reader = folder.OpenExisting().ShouldNotBeNull();
            reader.FindRun("r1").ShouldNotBeNull();
            writer.Append([new Happened("r2").Started()]);
            reader.FindRun("r2").ShouldNotBeNull("what is written meanwhile is seen");
            Disposal.Of(reader);
        }
    }

    [Fact]
    public void A_new_history_in_a_read_only_folder_is_refused()
    {
        Assert.SkipUnless(UnprivilegedThread.IsPossible, "File permissions per thread are Linux's.");
        Directory.CreateDirectory(folder.Place);
        folder.MakeReadOnly();
        using (UnprivilegedThread.Enter())
        {
            folder.Refusal().Code.ShouldBe(StoreCodes.Unwritable);
        }

        Directory.GetFileSystemEntries(folder.Place).ShouldBeEmpty();
    }

    private async Task WriteOneRunAsync()
    {
        Happened run = new("r1");
        await using SqliteRunStore store = folder.Open();
        store.Append([run.Started(), run.Finished()]);
        store.PutDepot("k", "v");
    }
}
