using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class TimeoutTests
{
    private readonly World world = new();

    private static ManifestBuilder Two() => new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Egress("other", "in", "/out/b");

    [Fact]
    public async Task A_module_that_takes_too_long_is_stopped_and_fails()
    {
        world.Engine.Hang = work => work == "write out";

        RunOutcome outcome = await world.RunAsync(Two().With("out", m => m with { Timeout = TimeSpan.FromSeconds(90) }).Build());

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Code.ShouldBe("WEIR6064");
        outcome.Error.Message.ShouldBe("'out' took longer than 90 s and was stopped.");
        outcome.Error.ModuleId.ShouldBe("out");
        world.Targets.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_of_years_is_none()
    {
        (await world.RunAsync(Two().With("out", m => m with { Timeout = TimeSpan.FromDays(4_000) }).Build() with { Timeout = TimeSpan.FromDays(4_000) })).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_stopped_and_publishes_nothing()
    {
        world.Engine.Hang = work => work == "write other";

        RunOutcome outcome = await world.RunAsync(Two().Build() with { Timeout = TimeSpan.FromMinutes(5) });

        outcome.Status.ShouldBe(RunStatus.Error);
        outcome.Error!.Code.ShouldBe("WEIR6065");
        world.Targets.Files.ShouldBeEmpty();
        world.Events.OfType<RunFinished>().Single().Status.ShouldBe(RunStatus.Error);
    }

    [Fact]
    public async Task Without_fail_fast_what_does_not_depend_on_the_failure_is_done_and_the_run_is_partial()
    {
        world.Engine.Before = work => _ = work == "write out" ? throw new Core.Diagnostics.WeirException(FakeEngine.Error("no")) : 0;

        RunOutcome outcome = await world.RunAsync(Two().Build() with { FailFast = false });

        outcome.Status.ShouldBe(RunStatus.Partial);
        outcome.ExitCode.ShouldBe(2);
        world.Targets.Visible.ShouldBe(["/out/b=in"]);
        world.Statuses().ShouldBe("in:Success out:Error other:Success");
    }
}
