using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.State;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Breakers;

public sealed class BreakerRunTests
{
    private static readonly BreakerPolicy Policy = new() { FailureThreshold = 2, SuccessThreshold = 1, OpenFor = TimeSpan.FromSeconds(60) };

    private readonly MemoryStateStore state = new();
    private readonly ManualTime time = new();
    private bool broken = true;
    private int run;

    private async Task<World> RunAsync(BreakerPolicy? policy = null, string blueprint = "test", RetryPolicy? retry = null)
    {
        // Each run is a process of its own: only the state is shared.
        World world = new() { State = state };
        world.Time.Advance(time.GetUtcNow() - world.Time.GetUtcNow());
        world.Engine.Before = work =>
        {
            if (broken && work == "write out")
            {
                throw new WeirException(FakeEngine.Error("connection refused"));
            }
        };
        Manifest manifest = new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a", retry: retry).With("out", m => m with { Breaker = policy ?? Policy }).Build();
        await world.RunAsync(manifest with { BlueprintId = blueprint }, $"r{++run}");
        return world;
    }

    private static string Codes(World world) => string.Join(" ", world.Events.OfType<ModuleFinished>().Where(m => m.Status == ModuleStatus.Error).Select(m => m.Error!.Code));

    private static string Changes(World world) => string.Join(" ", world.Events.OfType<BreakerChanged>().Select(b => $"{b.ModuleId}:{b.Breaker}:{b.From}->{b.To}"));

    [Fact]
    public async Task It_opens_over_runs_refuses_without_trying_and_heals()
    {
        Codes(await RunAsync()).ShouldBe("TEST0001");
        World second = await RunAsync();
        Codes(second).ShouldBe("TEST0001");
        Changes(second).ShouldBe("out:test/out:Closed->Open");

        World third = await RunAsync();
        Codes(third).ShouldBe("WEIR6063");
        third.Engine.Log.ShouldNotContain(l => l.StartsWith("write"));
        third.Events.OfType<ModuleFinished>().Last().Error!.Hint.ShouldBe("It lets a call through again at 2026-01-02 03:05:05Z.");

        broken = false;
        time.Advance(TimeSpan.FromSeconds(60));
        World fourth = await RunAsync();
        Changes(fourth).ShouldBe("out:test/out:Open->HalfOpen out:test/out:HalfOpen->Closed");
        fourth.Targets.Visible.ShouldBe(["/out/a=in"]);
    }

    [Fact]
    public async Task All_attempts_of_a_run_are_one_call()
    {
        RetryPolicy retry = new() { MaxAttempts = 5, Base = TimeSpan.FromSeconds(1), Jitter = false };

        World world = await RunAsync(retry: retry);

        world.Events.OfType<RetryScheduled>().Count().ShouldBe(4);
        world.Events.OfType<ModuleFinished>().Single(m => m.ModuleId == "out").Attempts.ShouldBe(5);
        Changes(world).ShouldBe("");
    }

    [Fact]
    public async Task A_named_one_is_shared_between_blueprints_and_others_are_not()
    {
        BreakerPolicy shared = Policy with { Name = "warehouse" };
        await RunAsync(shared, "one");
        await RunAsync(shared, "two");
        Codes(await RunAsync(shared, "three")).ShouldBe("WEIR6063");

        Codes(await RunAsync(Policy, "three")).ShouldBe("TEST0001");
    }
}
