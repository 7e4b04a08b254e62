using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.State;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Locks;

public sealed class LockRunTests
{
    private readonly MemoryLockStore locks;
    private readonly World world;

    public LockRunTests()
    {
        ManualTime time = new();
        locks = new MemoryLockStore(time);
        world = new World(time) { Locks = locks };
    }

    private static Manifest Pipeline(LockPolicy? ofModule, LockPolicy? ofRun = null) =>
        new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").With("out", m => m with { Lock = ofModule }).Build() with { Lock = ofRun };

    private static LockPolicy Policy(LockConflict onBusy = LockConflict.Fail, int? wait = null) =>
        new() { Name = "load", Lease = TimeSpan.FromSeconds(60), OnBusy = onBusy, WaitAtMost = wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_is_held_during_the_work_and_free_after_it(bool ofRun)
    {
        LockRecord? during = null;
        world.Engine.Before = _ => during = locks.FindLock("load");

        RunOutcome outcome = await world.RunAsync(ofRun ? Pipeline(null, Policy()) : Pipeline(Policy()));

        outcome.ExitCode.ShouldBe(0);
        during.ShouldNotBeNull().Owner.ShouldStartWith(ofRun ? "run r1 on " : "run r1, module out on ");
        locks.ListLocks().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_that_another_holds_fails_the_work(bool ofRun)
    {
        locks.TryAcquire("load", "run r0 elsewhere", TimeSpan.FromHours(9));

        RunOutcome outcome = await world.RunAsync(ofRun ? Pipeline(null, Policy()) : Pipeline(Policy()));

        outcome.ExitCode.ShouldBe(2);
        outcome.Diagnostics[0].Code.ShouldBe(RunnerCodes.LockBusy);
        outcome.Diagnostics[0].Message.ShouldBe("The lock 'load' is held by run r0 elsewhere.");
        world.Targets.Files.ShouldBeEmpty();
        locks.FindLock("load")!.Owner.ShouldBe("run r0 elsewhere");
    }

    [Fact]
    public async Task Waiting_lasts_until_the_others_lease_ends()
    {
        locks.TryAcquire("load", "dead", TimeSpan.FromSeconds(30));

        RunOutcome outcome = await world.RunAsync(Pipeline(Policy(LockConflict.Wait)));

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldContain("WEIR6069");
    }

    [Fact]
    public async Task A_lock_of_a_run_that_died_is_not_waited_for()
    {
        await world.RunAsync(Pipeline(null), "dead");
        locks.TryAcquire("load", "run dead, module out on elsewhere, process 7", TimeSpan.FromHours(9));

        (await world.RunAsync(Pipeline(Policy()), "r2")).ExitCode.ShouldBe(0);

        locks.ListLocks().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_earlier_attempt_at_the_same_run_holds_nothing_any_more()
    {
        locks.TryAcquire("load", "run r1 on elsewhere, process 7", TimeSpan.FromHours(9));

        (await world.RunAsync(Pipeline(null, Policy()))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Waiting_has_an_end()
    {
        locks.TryAcquire("load", "other", TimeSpan.FromHours(9));

        RunOutcome outcome = await world.RunAsync(Pipeline(Policy(LockConflict.Wait, wait: 5)));

        outcome.Diagnostics[0].Code.ShouldBe(RunnerCodes.LockBusy);
        world.Time.Waits.Count(w => w == TimeSpan.FromMilliseconds(200)).ShouldBe(25);
    }

    [Fact]
    public async Task A_stolen_lock_is_the_thiefs_and_has_a_greater_token()
    {
        LockGrant other = locks.TryAcquire("load", "other", TimeSpan.FromHours(9))!;
        long token = 0;
        world.Engine.Before = _ => token = locks.FindLock("load")!.Token;

        (await world.RunAsync(Pipeline(Policy(LockConflict.Steal)))).ExitCode.ShouldBe(0);

        token.ShouldBeGreaterThan(other.Token);
        locks.TryRenew(other, TimeSpan.FromSeconds(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_whose_lock_was_taken_away_is_not_published(bool ofRun)
    {
        world.Engine.Before = _ => locks.TryAcquire("load", "a thief", TimeSpan.FromHours(9), steal: true);

        RunOutcome outcome = await world.RunAsync(ofRun ? Pipeline(null, Policy()) : Pipeline(Policy()));

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Code.ShouldBe("WEIR6068");
        outcome.Error.Message.ShouldContain("held by a thief");
        world.Targets.Files.ShouldBeEmpty();
        locks.FindLock("load")!.Owner.ShouldBe("a thief");
    }
}
