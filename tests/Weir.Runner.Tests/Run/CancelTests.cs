using Weir.Core.Events;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class CancelTests
{
    [Fact]
    public async Task A_run_that_another_process_asks_to_stop_stops_as_by_hand()
    {
        World world = new() { CancelPoll = TimeSpan.FromSeconds(1) };
        world.Engine.Hang = work => work == "write out";
        // The manual clock fires the first look as soon as there is one, so the request must come with the clearing of old ones.
        CancelRequests.Ask(world.State, "r1", "somebody long ago");
        world.Time.OnTimer = () => CancelRequests.Ask(world.State, "r1", "a colleague");

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build());

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        world.Events.OfType<NoticeRaised>().Single(n => n.Code == "WEIR6073").Message.ShouldBe("The run is being stopped, as a colleague asked.");
        world.Targets.Files.ShouldBeEmpty();
        CancelRequests.AskedBy(world.State, "r1").ShouldBeNull();
    }

    [Fact]
    public async Task An_engine_in_a_step_that_nothing_stops_is_left_and_the_run_ends()
    {
        World world = new() { CancelPoll = TimeSpan.FromSeconds(1) };
        world.Engine.Hang = work => work == "write out";
        world.Engine.Stuck = new TaskCompletionSource();
        CancelRequests.Ask(world.State, "r1", "somebody long ago");
        world.Time.OnTimer = () => CancelRequests.Ask(world.State, "r1", "a colleague");

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build());

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        outcome.LeavesWork.ShouldBeTrue();
        world.Engine.Stuck.Task.IsCompleted.ShouldBeFalse();
        world.Engine.Log.ShouldContain("dispose");
        world.Targets.Files.ShouldBeEmpty();
        world.Events.OfType<RunFinished>().ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Cancelled);
    }

    [Fact]
    public async Task A_run_whose_engine_stops_leaves_nothing_behind()
    {
        World world = new();

        (await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build())).LeavesWork.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_that_is_older_than_the_run_means_nothing()
    {
        World world = new() { CancelPoll = TimeSpan.FromSeconds(1) };
        CancelRequests.Ask(world.State, "r1", "somebody long ago");

        (await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build())).ExitCode.ShouldBe(0);
    }
}
