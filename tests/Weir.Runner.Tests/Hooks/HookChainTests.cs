using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Hooks;

public sealed class HookChainTests
{
    private readonly List<string> calls = [];
    private readonly World world;

    public HookChainTests() => world = new World { Hooks = [new Recorder("first", calls), new Recorder("second", calls)] };

    private static Manifest Pipeline(RetryPolicy? retry = null) => new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a", retry: retry).Build();

    [Fact]
    public async Task Hooks_are_called_around_run_and_modules_in_the_order_of_their_registration()
    {
        (await world.RunAsync(Pipeline())).ExitCode.ShouldBe(0);

        calls.Where(c => c.StartsWith("first", StringComparison.Ordinal)).ShouldBe([
            "first before r1", "first before in", "first after in Success", "first before out", "first after out Success", "first after r1 Success"]);
        calls.Index().Where(c => c.Index % 2 == 1).ShouldAllBe(c => c.Item.StartsWith("second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retry_and_a_failure_are_told_of()
    {
        world.Engine.Before = _ => throw new WeirException(FakeEngine.Error("no"));

        await world.RunAsync(Pipeline(new RetryPolicy { MaxAttempts = 2, Jitter = false }));

        calls.Where(c => c.StartsWith("first", StringComparison.Ordinal)).ShouldBe([
            "first before r1", "first before in", "first after in Success", "first before out", "first retry out 1", "first failed out TEST0001", "first after out Error", "first after r1 Error"]);
    }

    [Fact]
    public async Task A_hook_that_throws_or_hangs_is_a_notice_and_stops_nobody()
    {
        World troubled = new() { Hooks = [new Thrower(), new Sleeper(), new Recorder("last", calls)] };

        (await troubled.RunAsync(Pipeline())).ExitCode.ShouldBe(0);

        calls.Count.ShouldBe(6);
        troubled.Events.OfType<NoticeRaised>().Where(n => n.Code == "WEIR6071").Select(n => n.Message).Distinct()
            .ShouldBe(["The hook 'thrower' failed: broken", "The hook 'sleeper' failed: it took longer than 30 s"], ignoreOrder: true);
        troubled.Targets.Visible.ShouldBe(["/out/a=in"]);
    }

    private sealed class Recorder(string name, List<string> calls) : IRunHooks
    {
        public string Name => name;

        public ValueTask BeforeRunAsync(RunHookContext run, CancellationToken cancellationToken) => Note($"before {run.RunId}");

        public ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken) => Note($"after {run.RunId} {end.Status}");

        public ValueTask BeforeModuleAsync(RunHookContext run, ManifestModule module, CancellationToken cancellationToken) => Note($"before {module.Id}");

        public ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => Note($"after {module.Id} {end.Status}");

        public ValueTask OnFailureAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => Note($"failed {module.Id} {end.Error!.Code}");

        public ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken) => Note($"retry {retry.ModuleId} {retry.Attempt}");

        private ValueTask Note(string what)
        {
            calls.Add($"{name} {what}");
            return default;
        }
    }

    private sealed class Thrower : IRunHooks
    {
        public string Name => "thrower";

        public ValueTask BeforeModuleAsync(RunHookContext run, ManifestModule module, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }

    private sealed class Sleeper : IRunHooks
    {
        public string Name => "sleeper";

        public async ValueTask BeforeRunAsync(RunHookContext run, CancellationToken cancellationToken) => await new TaskCompletionSource().Task;
    }
}
