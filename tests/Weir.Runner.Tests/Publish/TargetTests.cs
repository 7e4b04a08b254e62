using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Publish;

public sealed class TargetTests
{
    private readonly World world = new();

    private Task<RunOutcome> RunAsync(string path, string mode, params (string, object?)[] more) =>
        world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", path, mode, more: more).Build());

    [Fact]
    public async Task Mode_error_refuses_a_target_that_exists_before_anything_is_read()
    {
        world.Targets.Files["/out/a"] = "old";

        RunOutcome outcome = await RunAsync("/out/a", "error");

        outcome.ExitCode.ShouldBe(2);
        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.TargetExists);
        world.Engine.Log.ShouldNotContain(l => l.StartsWith("write"));
        world.Targets.Visible.ShouldBe(["/out/a=old"]);
        world.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Mode_ignore_skips_a_target_that_exists_and_succeeds()
    {
        world.Targets.Files["/out/a"] = "old";

        RunOutcome outcome = await RunAsync("/out/a", "ignore");

        outcome.ExitCode.ShouldBe(0);
        world.Statuses().ShouldBe("in:Success out:Skipped");
        world.Targets.Visible.ShouldBe(["/out/a=old"]);
    }

    [Fact]
    public async Task Mode_append_puts_old_rows_before_new_ones_in_a_single_file()
    {
        world.Targets.Files["/out/a"] = "old";

        await RunAsync("/out/a", "append");

        world.Targets.Visible.ShouldBe(["/out/a=old+in"]);
    }

    [Fact]
    public async Task Mode_append_adds_a_file_to_a_folder()
    {
        world.Targets.Files["/out/a/part"] = "old";

        await RunAsync("/out/a", "append");

        world.Targets.Visible.ShouldBe(["/out/a/part=old", "/out/a/r1=in"]);
    }

    [Fact]
    public async Task Mode_append_of_a_folder_to_a_file_is_refused()
    {
        world.Targets.Files["/out/a"] = "old";

        RunOutcome outcome = await RunAsync("/out/a/", "append");

        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.TargetShape);
    }

    [Theory]
    [InlineData("/out/a", null, false)]
    [InlineData("/out/a/", null, true)]
    [InlineData("/out/a", "day", true)]
    public async Task Target_is_a_folder_when_its_path_ends_in_a_slash_or_it_is_partitioned(string path, string? partition, bool folder)
    {
        (string, object?)[] more = partition is null ? [] : [("partition_by", new[] { partition })];

        await RunAsync(path, "overwrite", more);

        world.Engine.Log.ShouldContain(folder ? "write out from in as folder" : "write out from in");
    }

    [Fact]
    public async Task Targets_are_leased_in_the_order_of_their_paths()
    {
        await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("x", "in", "/out/z").Egress("y", "in", "/out/b").Build());

        world.Targets.Log.Where(l => l.StartsWith("lease")).ShouldBe(["lease /out/b", "lease /out/z"]);
    }

    [Fact]
    public async Task Target_that_another_run_writes_is_refused_with_its_holder()
    {
        using ITargetLease? other = world.Targets.TryLease("/out/a", "r0");

        RunOutcome outcome = await RunAsync("/out/a", "overwrite");

        outcome.ExitCode.ShouldBe(2);
        outcome.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("/out/a is being written by run r0.");
    }

    [Fact]
    public async Task Target_that_another_run_writes_is_waited_for_when_asked()
    {
        ITargetLease other = world.Targets.TryLease("/out/a", "r0")!;
        world.Sink.OnEvent = (_, _) => other.Dispose();

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build(), wait: true);

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldBe([RunnerCodes.TargetBusy.Id]);
        world.Time.Waits.ShouldBe([TimeSpan.FromMilliseconds(200)]);
    }

    [Fact]
    public async Task Leases_are_given_back_whatever_happens()
    {
        world.Engine.Before = _ => throw new Core.Diagnostics.WeirException(FakeEngine.Error("no"));
        await RunAsync("/out/a", "overwrite");

        using ITargetLease? free = world.Targets.TryLease("/out/a", "r9");
        free.ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_Egresses_with_one_target_are_refused()
    {
        Manifest manifest = new ManifestBuilder().Ingress("in").Egress("x", "in", "/out/a").Egress("y", "in", "/out/./a").Build();

        RunOutcome outcome = await world.RunAsync(manifest);

        outcome.ExitCode.ShouldBe(1);
        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.TargetShared);
    }
}
