using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class PipelineRunnerTests
{
    private readonly World world = new();

    private static ManifestBuilder TwoOutputs() => new ManifestBuilder().Ingress("in").Channel("clean", "in").Egress("a", "clean", "/out/a").Egress("b", "in", "/out/b");

    [Fact]
    public async Task Run_that_succeeds_publishes_every_target_in_manifest_order()
    {
        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.ExitCode.ShouldBe(0);
        outcome.Status.ShouldBe(RunStatus.Success);
        world.Targets.Visible.ShouldBe(["/out/a=clean", "/out/b=in"]);
        world.Targets.Staged.ShouldBeEmpty();
        world.Statuses().ShouldBe("in:Success clean:Success a:Success b:Success");
        world.Events.OfType<TargetPublished>().Select(p => p.ModuleId).ShouldBe(["a", "b"]);
        world.Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Success);
    }

    [Fact]
    public async Task Run_emits_its_events_in_order_and_stores_all_of_them()
    {
        await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build());

        world.Events.Select(e => e.Name).ShouldBe([
            "run_started", "module_started", "module_finished", "module_started", "module_progress", "module_finished",
            "publish_started", "target_published", "run_finished",
        ]);
        world.Store.All.Select(e => e.Name).ShouldBe(world.Events.Where(e => e is not ModuleProgress).Select(e => e.Name));
    }

    [Fact]
    public async Task Second_write_that_fails_leaves_the_first_target_as_it_was()
    {
        world.Targets.Files["/out/a"] = "old";
        world.Engine.Before = work =>
        {
            if (work == "write b")
            {
                throw new Core.Diagnostics.WeirException(FakeEngine.Error("disk full"));
            }
        };

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.ExitCode.ShouldBe(2);
        world.Targets.Visible.ShouldBe(["/out/a=old"]);
        world.Targets.Staged.ShouldBeEmpty();
        world.Statuses().ShouldBe("in:Success clean:Success a:Success b:Error");
        outcome.Error!.Message.ShouldBe("disk full");
        outcome.Diagnostics.ShouldHaveSingleItem().ModuleId.ShouldBe("b");
    }

    [Fact]
    public async Task Write_that_fails_in_a_channels_SQL_is_blamed_on_the_channel()
    {
        world.Engine.Before = work => throw new Core.Diagnostics.WeirException(FakeEngine.Error("can't cast 'x'", "clean"));

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.Error!.ModuleId.ShouldBe("clean");
        world.Statuses().ShouldBe("in:Success clean:Error a:Skipped b:Skipped");
    }

    [Theory]
    [InlineData(Fault.Author, 1)]
    [InlineData(Fault.NotSupported, 1)]
    [InlineData(Fault.Data, 2)]
    public async Task Binding_that_fails_reports_all_findings_and_touches_nothing(Fault fault, int exitCode)
    {
        world.Engine.Findings = module => module.Id is "clean" or "b" ? [FakeEngine.Error($"bad {module.Id}", fault: fault)] : [];

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.ExitCode.ShouldBe(exitCode);
        outcome.Diagnostics.Select(d => d.Message).ShouldBe(["bad clean", "bad b"]);
        world.Events.ShouldBeEmpty();
        world.Store.All.ShouldBeEmpty();
        world.Engine.Log.ShouldBe(["define in()", "define clean(in=in)", "define b(in=in)", "dispose"]);
    }

    [Fact]
    public async Task Bind_gives_the_columns_of_every_port_and_runs_nothing()
    {
        BindOutcome bound = await new PipelineBinder(world.Services).BindAsync(TwoOutputs().Build(), default);

        bound.ExitCode.ShouldBe(0);
        bound.Schemas["clean"]["main"].ShouldBe(FakeEngine.Columns);
        bound.Schemas["a"].ShouldBeEmpty();
        world.Engine.Log.ShouldAllBe(line => line.StartsWith("define") || line == "dispose");
    }

    [Fact]
    public async Task Cancelled_run_leaves_its_targets_and_says_so()
    {
        using CancellationTokenSource stop = new();
        world.Engine.Before = work =>
        {
            if (work == "write b")
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        };

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build(), cancellationToken: stop.Token);

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        outcome.ExitCode.ShouldBe(2);
        world.Targets.Files.ShouldBeEmpty();
        world.Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Cancelled);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("")]
    [InlineData(".hidden")]
    public async Task Run_id_that_could_name_a_path_elsewhere_is_refused(string runId)
    {
        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build(), runId);

        outcome.ExitCode.ShouldBe(5);
        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.InvalidRunId);
        world.Engine.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_id_that_the_history_holds_is_refused()
    {
        await world.RunAsync(TwoOutputs().Build());

        RunOutcome again = await world.RunAsync(TwoOutputs().Build());

        again.ExitCode.ShouldBe(5);
        again.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.RunIdTaken);
    }

    [Fact]
    public async Task Run_that_another_process_executes_is_refused()
    {
        using IDisposable? other = world.Store.TryClaimRun("r1");

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.RunIdTaken);
        world.Engine.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disabled_module_and_what_reads_it_are_skipped()
    {
        Manifest manifest = TwoOutputs().With("clean", m => m with { Enabled = false }).With("a", m => m with { Enabled = false }).Build();

        RunOutcome outcome = await world.RunAsync(manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Statuses().ShouldBe("in:Success clean:Skipped a:Skipped b:Success");
        world.Targets.Visible.ShouldBe(["/out/b=in"]);
    }

    [Fact]
    public async Task Secret_in_an_engines_message_is_not_shown()
    {
        world.Redactor.Register(new Core.Primitives.Secret("k", "hunter2"));
        world.Engine.Before = _ => throw new Core.Diagnostics.WeirException(FakeEngine.Error("password hunter2 refused"));

        RunOutcome outcome = await world.RunAsync(TwoOutputs().Build());

        outcome.Error!.Message.ShouldBe("password [REDACTED] refused");
        outcome.Diagnostics[0].Message.ShouldBe("password [REDACTED] refused");
    }

    [Fact]
    public async Task Depot_value_is_measured_and_put_at_the_end()
    {
        world.Engine.Answer = (_, _) => 42L;

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").Depot("mark", "in", "latest", "max(id)").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Store.Depot["latest"].ShouldBe("42");
    }

    [Fact]
    public async Task Depot_value_that_is_NULL_keeps_the_old_one_and_says_so()
    {
        world.Store.Depot["latest"] = "41";
        world.Engine.Answer = (_, _) => null;

        await world.RunAsync(new ManifestBuilder().Ingress("in").Depot("mark", "in", "latest", "max(id)").Build());

        world.Store.Depot["latest"].ShouldBe("41");
        world.Notices().ShouldBe([RunnerCodes.RuleWarned.Id]);
    }
}
