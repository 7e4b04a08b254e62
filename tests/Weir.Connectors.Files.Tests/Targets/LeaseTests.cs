using System.Diagnostics;
using Weir.Connectors.Files.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Connectors.Files.Tests.Targets;

public sealed class LeaseTests : IDisposable
{
    private readonly TargetFolder folder = new();
    private readonly LocalTargetStore store = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_target_belongs_to_one_run_until_it_lets_go()
    {
        string target = folder.Path("out.csv");
        using (ITargetLease lease = store.TryLease(target, "r1").ShouldNotBeNull())
        {
            lease.Target.ShouldBe(target);
            new LocalTargetStore().TryLease(target, "r2").ShouldBeNull();
            store.DescribeHolder(target).ShouldBe($"run r1, process {Environment.ProcessId} on {Environment.MachineName}");
            store.DescribeHolder(folder.Path("other.csv")).ShouldBeNull();
        }

        store.DescribeHolder(target).ShouldBeNull();
        Directory.GetFileSystemEntries(folder.Root).ShouldBeEmpty();
        store.TryLease(target, "r2").ShouldNotBeNull().Dispose();
    }

    [Theory]
    [InlineData("data/out.csv")]
    [InlineData("data/sub/../out.csv")]
    [InlineData("link/out.csv")]
    [InlineData("out-link.csv")]
    public void Another_spelling_of_a_target_is_the_same_target(string spelling)
    {
        Directory.CreateDirectory(folder.Path("data/sub"));
        Directory.CreateSymbolicLink(folder.Path("link"), folder.Path("data"));
        File.CreateSymbolicLink(folder.Path("out-link.csv"), "link/out.csv");
        using ITargetLease? lease = store.TryLease(folder.Path("data/out.csv"), "r1");

        store.TryLease(folder.Path(spelling), "r2").ShouldBeNull();
    }

    [Theory]
    [InlineData("out", "out/part.parquet")]
    [InlineData("out/part.parquet", "out")]
    [InlineData("out", "out/a/b/c.csv")]
    [InlineData("out/a/b/c.csv", "out")]
    public void A_target_inside_another_is_held_with_it(string first, string second)
    {
        Directory.CreateDirectory(folder.Path("out/a"));
        using (store.TryLease(folder.Path(first), "r1").ShouldNotBeNull())
        {
            store.TryLease(folder.Path(second), "r2").ShouldBeNull();
            store.DescribeHolder(folder.Path(second)).ShouldBe($"run r1, process {Environment.ProcessId} on {Environment.MachineName}, which holds {folder.Path(first)}");
            store.TryLease(folder.Path("out.csv"), "r3").ShouldNotBeNull().Dispose();
        }

        store.TryLease(folder.Path(second), "r2").ShouldNotBeNull().Dispose();
        TargetFolder.See(folder.Root).ShouldBe("/");
    }

    [Theory]
    [InlineData("out", "out/part.parquet", "one lies in the other")]
    [InlineData("out/part.parquet", "out", "one lies in the other")]
    [InlineData("out/x.csv", "out/y/../x.csv", "the same place")]
    public void Two_targets_of_one_run_that_overlap_are_an_error_rather_than_a_wait(string first, string second, string reason)
    {
        using ITargetLease? lease = store.TryLease(folder.Path(first), "r1");

        WeirException refused = Should.Throw<WeirException>(() => store.TryLease(folder.Path(second), "r1"));

        refused.Diagnostic.Code.ShouldBe(FileCodes.TargetNested);
        refused.Message.ShouldContain(reason);
    }

    [Fact]
    public void Missing_folders_are_made_and_go_again_when_nothing_came_into_them()
    {
        using (store.TryLease(folder.Path("a/b/out.csv"), "r1"))
        {
            store.Stage(folder.Path("a/b/out.csv"), "r1", "save");
            store.Discard(folder.Path("a/b/out.csv"), "r1");
            Directory.Exists(folder.Path("a/b")).ShouldBeTrue();
        }

        Directory.GetFileSystemEntries(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Missing_folders_stay_when_something_came_into_them()
    {
        using (store.TryLease(folder.Path("a/b/out.csv"), "r1"))
        {
            File.WriteAllText(folder.Path("a/b/out.csv"), "new");
        }

        TargetFolder.See(folder.Root).ShouldBe("/a/b/out.csv=new");
        Directory.Exists(folder.Path("a/b/.weir")).ShouldBeFalse();
    }

    [Fact]
    public void A_refused_lease_leaves_no_folder()
    {
        using ITargetLease? outer = store.TryLease(folder.Path("out"), "r1");

        store.TryLease(folder.Path("out/a/b.csv"), "r2").ShouldBeNull();

        Directory.Exists(folder.Path("out")).ShouldBeFalse();
    }

    [Fact]
    public void A_lease_ends_with_the_process_that_held_it()
    {
        string target = folder.Path("out.csv");
        using Process holder = ContendingProcess.StartHolding(target, "r1");
        store.TryLease(target, "r2").ShouldBeNull();
        store.DescribeHolder(target).ShouldBe($"run r1, process {holder.Id} on {Environment.MachineName}");

        holder.Kill();
        holder.WaitForExit();

        store.DescribeHolder(target).ShouldBeNull();
        store.TryLease(target, "r2").ShouldNotBeNull().Dispose();
        Directory.GetFileSystemEntries(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_processes_never_two_have_a_target()
    {
        const int Times = 150;
        string target = folder.Path("out/data.csv");
        Directory.CreateDirectory(folder.Path("out"));
        Process[] processes = [.. Enumerable.Range(0, 3).Select(n => ContendingProcess.StartContending(target, $"r{n}", Times))];

        foreach (Process process in processes)
        {
            process.StandardOutput.ReadToEnd().Trim().ShouldBe("0");
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
            process.Dispose();
        }

        Directory.GetFileSystemEntries(folder.Path("out")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/dev/null", "a device")]
    [InlineData("/proc", "a mount point")]
    [InlineData("/", "a root")]
    public void What_can_not_be_replaced_by_a_rename_is_refused_before_anything_runs(string target, string reason)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells mount points from folders.");

        WeirException refused = Should.Throw<WeirException>(() => store.TryLease(target, "r1"));

        refused.Diagnostic.Code.ShouldBe(FileCodes.TargetKind);
        refused.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_folder_that_holds_a_history_is_not_replaced()
    {
        TargetFolder.Make(folder.Path("project"), "/.weir/weir.db=history;blueprint.yml=text");

        Should.Throw<WeirException>(() => store.TryLease(folder.Path("project"), "r1")).Message.ShouldContain("history");
        Should.Throw<WeirException>(() => store.TryLease(folder.Path("project/.weir/weir.db"), "r1")).Diagnostic.Code.ShouldBe(FileCodes.TargetKind);
    }

    [Fact]
    public void A_target_below_a_file_is_an_error_that_names_it()
    {
        File.WriteAllText(folder.Path("file"), "");

        WeirException refused = Should.Throw<WeirException>(() => store.TryLease(folder.Path("file/out.csv"), "r1"));

        refused.Diagnostic.Code.Fault.ShouldBe(Fault.Environment);
        refused.Message.ShouldContain(folder.Path("file/out.csv"));
        TargetFolder.See(folder.Root).ShouldBe("/file=");
    }

    [Fact]
    public void A_read_only_folder_is_refused_before_anything_runs()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "Permissions do not stop this user.");
#pragma warning disable CA1416 // Guarded by the skip above.
        Directory.CreateDirectory(folder.Path("locked/out"));
        File.SetUnixFileMode(folder.Path("locked/out"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Should.Throw<WeirException>(() => store.TryLease(folder.Path("locked/out"), "r1")).Diagnostic.Code.ShouldBe(FileCodes.TargetUnwritable);
            Should.Throw<WeirException>(() => store.TryLease(folder.Path("locked/out/x.csv"), "r1")).Diagnostic.Code.ShouldBe(FileCodes.TargetUnwritable);
        }
        finally
        {
            File.SetUnixFileMode(folder.Path("locked/out"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
#pragma warning restore CA1416
    }
}
