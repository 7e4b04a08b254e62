using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class RegulatorTests
{
    private readonly World world = new();

    private static Manifest Gated(params (string, object?)[] config) => new ManifestBuilder().Ingress("in")
        .Probe("watch", "in", Nodes.Map(("type", "threshold"), ("expr", "count(*) > 5")))
        .Regulator("gate", "in", "watch", config)
        .Channel("behind", "gate").Egress("gated", "behind", "/out/gated").Egress("free", "in", "/out/free").Build();

    [Fact]
    public async Task Gate_is_open_when_the_probe_passed()
    {
        world.Engine.Answer = (_, _) => true;

        RunOutcome outcome = await world.RunAsync(Gated());

        outcome.ExitCode.ShouldBe(0);
        world.Events.OfType<GateDecided>().ShouldHaveSingleItem().Open.ShouldBeTrue();
        world.Targets.Visible.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Closed_gate_skips_what_is_behind_it_and_the_run_still_succeeds()
    {
        world.Engine.Answer = (_, _) => false;

        RunOutcome outcome = await world.RunAsync(Gated());

        outcome.ExitCode.ShouldBe(0);
        outcome.Status.ShouldBe(RunStatus.Success);
        world.Statuses().ShouldBe("in:Success watch:Success gate:Skipped behind:Skipped gated:Skipped free:Success");
        world.Targets.Visible.ShouldBe(["/out/free=in"]);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("trigger_agent")]
    public async Task Closed_gate_stops_the_run_when_it_is_told_to(string onBlock)
    {
        world.Engine.Answer = (_, _) => false;

        RunOutcome outcome = await world.RunAsync(Gated(("on_block", onBlock)));

        outcome.ExitCode.ShouldBe(2);
        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.GateAborted);
        world.Targets.Visible.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gate_is_open_when_the_probe_gave_no_verdict()
    {
        world.Engine.Answer = (_, _) => throw new WeirException(FakeEngine.Error("broken probe"));

        RunOutcome outcome = await world.RunAsync(Gated());

        outcome.ExitCode.ShouldBe(0);
        world.Events.OfType<GateDecided>().ShouldHaveSingleItem().Reason.ShouldBe("Probe 'watch' gave no verdict in this run");
    }

    [Fact]
    public async Task NULL_verdict_closes_the_gate()
    {
        world.Engine.Answer = (_, _) => null;

        await world.RunAsync(Gated());

        world.Events.OfType<GateDecided>().ShouldHaveSingleItem().Open.ShouldBeFalse();
    }

    [Fact]
    public async Task Closed_gate_waits_for_its_timeout_in_polls()
    {
        world.Engine.Answer = (_, _) => false;

        await world.RunAsync(Gated(("timeout_seconds", 70), ("poll_seconds", 30)));

        world.Time.Waits.ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10)]);
    }

    [Theory]
    [InlineData("gate")]
    [InlineData("watch")]
    public async Task A_persons_word_closes_what_the_probe_would_open(string id)
    {
        Manifest manifest = Gated();
        world.Engine.Answer = (_, _) => true;
        SignalOverrides.Set(world.State, manifest.BlueprintId, id, open: false, "stock-taking");

        RunOutcome outcome = await world.RunAsync(manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Events.OfType<GateDecided>().ShouldHaveSingleItem().Reason.ShouldBe("it was closed by hand (stock-taking)");
        world.Targets.Visible.ShouldBe(["/out/free=in"]);
    }

    [Fact]
    public async Task A_persons_word_opens_what_the_probe_would_close_until_it_is_taken_back()
    {
        Manifest manifest = Gated();
        world.Engine.Answer = (_, _) => false;
        SignalOverrides.Set(world.State, manifest.BlueprintId, "gate", open: true, "");
        await world.RunAsync(manifest);
        world.Events.OfType<GateDecided>().ShouldHaveSingleItem().Reason.ShouldBe("it was opened by hand");
        world.Targets.Visible.Count().ShouldBe(2);

        SignalOverrides.Clear(world.State, manifest.BlueprintId, "gate").ShouldBeTrue();
        SignalOverrides.Clear(world.State, manifest.BlueprintId, "gate").ShouldBeFalse();
        SignalOverrides.Find(world.State, manifest.BlueprintId, "gate").ShouldBeNull();
    }

    [Fact]
    public void The_word_on_another_Blueprints_gate_is_none_on_this_one()
    {
        SignalOverrides.Set(world.State, "other", "gate", open: false, "");
        SignalOverrides.Find(world.State, "mine", "gate").ShouldBeNull();
    }
}
