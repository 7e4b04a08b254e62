using Weir.Connectors.Files.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Connectors.Files.Tests;

public sealed class LocalTargetStoreTests : IDisposable
{
    private readonly TargetFolder folder = new();
    private readonly LocalTargetStore store = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("absent", TargetState.Absent)]
    [InlineData("text", TargetState.File)]
    [InlineData("", TargetState.File)]
    [InlineData("/", TargetState.EmptyFolder)]
    [InlineData("/part.csv=1", TargetState.Folder)]
    [InlineData("/day=1/part.csv=1", TargetState.Folder)]
    [InlineData("/.weir/old.run/x/save/x=1", TargetState.EmptyFolder)]
    public void What_is_at_a_target_is_told(string content, TargetState state)
    {
        TargetFolder.Make(folder.Path("out"), content);

        store.Inspect(folder.Path("out")).ShouldBe(state);
    }

    [Fact]
    public void A_staged_path_is_always_the_same_and_touches_nothing()
    {
        string path = store.StagedPath(folder.Path("out.csv"), "r1", "save");

        path.ShouldBe(store.StagedPath(folder.Path("sub/../out.csv"), "r1", "save"));
        path.ShouldStartWith(folder.Hidden);
        System.IO.Path.GetFileName(path).ShouldBe("out.csv");
        Directory.Exists(folder.Hidden).ShouldBeFalse();
    }

    [Fact]
    public void Runs_modules_and_targets_never_share_a_staged_path()
    {
        string[] paths =
        [
            store.StagedPath(folder.Path("c"), "r1", "a-b"),
            store.StagedPath(folder.Path("b-c"), "r1", "a"),
            store.StagedPath(folder.Path("c"), "r1", "a"),
            store.StagedPath(folder.Path("c"), "r2", "a"),
            store.StagedPath(folder.Path("c.run"), "r1", "a"),
            store.StagedPath(folder.Path("c"), "r1.run", "a"),
        ];

        paths.Distinct().Count().ShouldBe(paths.Length);
    }

    [Fact]
    public void Staging_again_removes_what_an_earlier_attempt_left()
    {
        string staged = store.Stage(folder.Path("out/"), "r1", "save");
        TargetFolder.Make(staged, "/half=1");
        File.WriteAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(staged)!, "tmp_half"), "");

        store.Stage(folder.Path("out"), "r1", "save").ShouldBe(staged);

        Path.Exists(staged).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(System.IO.Path.GetDirectoryName(staged)!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../x", "save")]
    [InlineData("..", "save")]
    [InlineData("r1", "../x")]
    [InlineData("r1", "a/b")]
    [InlineData("", "save")]
    public void No_id_names_a_place_outside(string runId, string moduleId) =>
        Should.Throw<WeirException>(() => store.StagedPath(folder.Path("out"), runId, moduleId)).Message.ShouldContain("can't be part of a path");

    [Fact]
    public void Runs_with_staged_data_are_listed_in_order_and_discarded_one_by_one()
    {
        string target = folder.Path("out.csv");
        foreach (string run in new[] { "r2", "r10", "r1" })
        {
            File.WriteAllText(store.Stage(target, run, "save"), run);
        }

        File.WriteAllText(store.Stage(folder.Path("other.csv"), "r2", "other"), "");
        store.StagedRuns(target).ShouldBe(["r1", "r10", "r2"]);

        store.Discard(target, "r2");
        store.StagedRuns(target).ShouldBe(["r1", "r10"]);
        store.StagedRuns(folder.Path("other.csv")).ShouldBe(["r2"]);

        store.Discard(target, "r1");
        store.Discard(target, "r10");
        store.Discard(folder.Path("other.csv"), "r2");
        store.Discard(target, "r1");
        Directory.Exists(folder.Hidden).ShouldBeFalse();
    }

    [Fact]
    public void A_write_that_died_before_its_file_was_made_counts_as_staged()
    {
        store.Stage(folder.Path("out.csv"), "r1", "save");

        store.StagedRuns(folder.Path("out.csv")).ShouldBe(["r1"]);
    }

    [Fact]
    public void Files_and_folders_are_flushed_and_a_missing_one_is_an_error()
    {
        string target = folder.Path("out");
        string staged = store.Stage(target, "r1", "save");
        TargetFolder.Make(staged, "/" + string.Join(';', Enumerable.Range(0, 40).Select(n => $"day={n}/part=x")));

        store.Flush(staged);
        store.Publish(TargetFolder.Step(staged, target, PublishKind.ReplaceFolder));

        Directory.GetFiles(target, "*", SearchOption.AllDirectories).Length.ShouldBe(40);
        Should.Throw<WeirException>(() => store.Flush(staged)).Diagnostic.Code.ShouldBe(FileCodes.FileFailed);
    }

    [Fact]
    public void A_link_stands_for_what_it_points_at_also_when_that_is_not_there_yet()
    {
        Directory.CreateDirectory(folder.Path("real"));
        File.WriteAllText(folder.Path("real/data.csv"), "old");
        File.CreateSymbolicLink(folder.Path("data.csv"), "real/data.csv");
        File.CreateSymbolicLink(folder.Path("later.csv"), "real/later.csv");

        foreach (string name in new[] { "data.csv", "later.csv" })
        {
            string staged = store.Stage(folder.Path(name), "r1", "save");
            File.WriteAllText(staged, "new");
            store.Publish(TargetFolder.Step(staged, folder.Path(name), PublishKind.ReplaceFile));
            store.Discard(folder.Path(name), "r1");

            new FileInfo(folder.Path(name)).LinkTarget.ShouldBe("real/" + name);
            File.ReadAllText(folder.Path("real/" + name)).ShouldBe("new");
        }

        Directory.GetFileSystemEntries(folder.Root).Length.ShouldBe(3);
        Directory.GetFileSystemEntries(folder.Path("real")).Length.ShouldBe(2);
    }

    [Fact]
    public void Links_in_a_circle_are_an_error()
    {
        File.CreateSymbolicLink(folder.Path("a"), "b");
        File.CreateSymbolicLink(folder.Path("b"), "a");

        Should.Throw<WeirException>(() => store.StagedPath(folder.Path("a"), "r1", "save")).Message.ShouldContain("symbolic links");
    }

    [Fact]
    public void A_replaced_file_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other permissions.");
        string target = folder.Path("out.csv");
        File.WriteAllText(target, "old");
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
#pragma warning disable CA1416 // Guarded by the skip above.
        File.SetUnixFileMode(target, mode);
        string staged = store.Stage(target, "r1", "save");
        File.WriteAllText(staged, "new");

        store.Publish(TargetFolder.Step(staged, target, PublishKind.ReplaceFile));

        File.GetUnixFileMode(target).ShouldBe(mode);
#pragma warning restore CA1416
    }

    [Fact]
    public void Added_files_never_take_the_place_of_others()
    {
        string target = folder.Path("out");
        TargetFolder.Make(target, "/day=1/part.csv=theirs;part-1.csv=theirs too");
        string staged = store.Stage(target, "r1", "save");
        TargetFolder.Make(staged, "/day=1/part.csv=ours;day=2/part.csv=ours;part.csv=ours");

        store.Publish(TargetFolder.Step(staged, target, PublishKind.AddFiles));

        TargetFolder.See(target).ShouldBe("/day=1/part-1.csv=ours;day=1/part.csv=theirs;day=2/part.csv=ours;part-1.csv=theirs too;part.csv=ours");
    }

    [Fact]
    public void Files_are_not_added_to_a_file()
    {
        string target = folder.Path("out");
        File.WriteAllText(target, "a file");
        string staged = store.Stage(target, "r1", "save");
        TargetFolder.Make(staged, "/part.csv=ours");

        Should.Throw<WeirException>(() => store.Publish(TargetFolder.Step(staged, target, PublishKind.AddFiles))).Message.ShouldContain("is a file");
        TargetFolder.See(target).ShouldBe("a file");
    }

    [Theory]
    [InlineData(PublishKind.ReplaceFile)]
    [InlineData(PublishKind.ReplaceFolder)]
    [InlineData(PublishKind.AddFiles)]
    public void When_staged_data_and_target_are_both_gone_publishing_says_so(PublishKind kind)
    {
        string target = folder.Path("out");
        string staged = store.Stage(target, "r1", "save");

        Should.Throw<WeirException>(() => store.Publish(TargetFolder.Step(staged, target, kind))).Diagnostic.Code.ShouldBe(FileCodes.StagedLost);
    }
}
