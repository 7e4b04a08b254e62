using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Retry;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Retry;

public sealed class RetryTests
{
    private static readonly RetryPolicy Plain = new() { MaxAttempts = 3, Strategy = BackoffStrategy.Fixed, Base = TimeSpan.FromSeconds(2), Jitter = false };

    private readonly World world = new();

    [Theory]
    [InlineData(BackoffStrategy.Fixed, 0, 10)]
    [InlineData(BackoffStrategy.Fixed, 5, 10)]
    [InlineData(BackoffStrategy.Linear, 0, 10)]
    [InlineData(BackoffStrategy.Linear, 2, 30)]
    [InlineData(BackoffStrategy.Exponential, 0, 10)]
    [InlineData(BackoffStrategy.Exponential, 3, 80)]
    [InlineData(BackoffStrategy.Exponential, 9, 100)]
    public void Delay_grows_by_its_strategy_up_to_its_cap(BackoffStrategy strategy, int retry, int seconds)
    {
        RetryPolicy policy = new() { Strategy = strategy, Base = TimeSpan.FromSeconds(10), Maximum = TimeSpan.FromSeconds(100), Jitter = false };

        RetryDelay.Before(policy, retry, 0.3).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void Jitter_shortens_a_delay_to_between_half_and_all_of_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte>(),
        ArbMap.Default.ArbFor<byte>(),
        (retry, random) =>
        {
            RetryPolicy policy = new();
            TimeSpan plain = RetryDelay.Before(policy with { Jitter = false }, retry, 0);
            TimeSpan jittered = RetryDelay.Before(policy, retry, random / 255.0);
            return jittered >= plain * 0.4999 && jittered <= plain;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("timeout while reading", true)]
    [InlineData("Timeout while reading", false)]
    [InlineData("timeout: permission denied", false)]
    [InlineData("disk full", false)]
    public void Lists_of_texts_decide_what_is_tried_again(string error, bool transient) =>
        RetryDecision.IsTransient(new RetryPolicy { TransientErrors = ["timeout", "reset"], NonTransientErrors = ["permission"] }, error).ShouldBe(transient);

    [Fact]
    public void Without_lists_everything_is_tried_again() => RetryDecision.IsTransient(new RetryPolicy(), "anything").ShouldBeTrue();

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(3, 0, false)]
    [InlineData(1, 56, false)]
    [InlineData(1, 55, true)]
    public void No_retry_starts_behind_the_last_attempt_or_the_deadline(int attempt, int secondsSinceFirst, bool allowed) =>
        RetryDecision.MayRetry(new RetryPolicy { MaxAttempts = 3, Deadline = TimeSpan.FromSeconds(60) }, attempt, "x", TimeSpan.FromSeconds(secondsSinceFirst), TimeSpan.FromSeconds(5))
            .ShouldBe(allowed);

    private async Task<RunOutcome> RunFailingAsync(int failures, RetryPolicy policy, string message = "connection reset")
    {
        int left = failures;
        world.Engine.Before = work =>
        {
            if (work == "write out" && left-- > 0)
            {
                throw new WeirException(FakeEngine.Error(message));
            }
        };
        return await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a", retry: policy).Egress("other", "in", "/out/b").Build());
    }

    [Fact]
    public async Task Write_that_fails_twice_succeeds_at_the_third_attempt()
    {
        RunOutcome outcome = await RunFailingAsync(2, Plain);

        outcome.ExitCode.ShouldBe(0);
        world.Time.Waits.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)]);
        world.Events.OfType<RetryScheduled>().Select(r => (r.Attempt, r.Error.Message)).ShouldBe([(1, "connection reset"), (2, "connection reset")]);
        world.Events.OfType<ModuleStarted>().Where(m => m.ModuleId == "out").Select(m => m.Attempt).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Write_that_always_fails_fails_the_run_after_its_attempts()
    {
        RunOutcome outcome = await RunFailingAsync(9, Plain);

        outcome.ExitCode.ShouldBe(2);
        world.Engine.Log.Count(l => l.StartsWith("write out")).ShouldBe(3);
        world.Targets.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Failure_that_is_not_transient_is_not_tried_again()
    {
        await RunFailingAsync(9, Plain with { NonTransientErrors = ["reset"] });

        world.Engine.Log.Count(l => l.StartsWith("write out")).ShouldBe(1);
    }

    [Fact]
    public async Task Alert_only_publishes_the_rest_but_the_run_is_not_a_success()
    {
        RunOutcome outcome = await RunFailingAsync(9, Plain with { OnExhaustion = ExhaustionAction.AlertOnly });

        outcome.ExitCode.ShouldBe(2);
        outcome.Status.ShouldBe(RunStatus.Partial);
        world.Statuses().ShouldBe("in:Success out:Error other:Success");
        world.Targets.Visible.ShouldBe(["/out/b=in"]);
    }

    [Fact]
    public async Task Resume_after_alert_only_writes_what_was_lost_and_nothing_else()
    {
        await RunFailingAsync(3, Plain with { OnExhaustion = ExhaustionAction.AlertOnly });
        world.Engine.Log.Clear();

        RunOutcome outcome = await world.ResumeAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a", retry: Plain).Egress("other", "in", "/out/b").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Engine.Log.Where(l => l.StartsWith("write")).ShouldBe(["write out from in"]);
        world.Targets.Visible.ShouldBe(["/out/a=in", "/out/b=in"]);
    }

    [Fact]
    public async Task Failure_of_a_lazy_source_is_retried_under_the_sources_own_policy()
    {
        int left = 1;
        world.Engine.Before = work => _ = left-- > 0 ? throw new WeirException(FakeEngine.Error("flaky", "in")) : 0;

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").With("in", m => m with { Retry = Plain }).Egress("out", "in", "/out/a").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Events.OfType<RetryScheduled>().ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Theory]
    [InlineData("TimeoutException", true)]
    [InlineData("Timeout", true)]
    [InlineData("SystemException", true)]
    [InlineData("Exception", true)]
    [InlineData("System.TimeoutException", true)]
    [InlineData("System.Exception", true)]
    [InlineData("My.TimeoutException", false)]
    [InlineData("IOException", false)]
    [InlineData("Object", false)]
    [InlineData("timeoutexception", false)]
    public void A_class_is_named_by_itself_or_an_ancestor(string name, bool matches)
    {
        ErrorClass.Matches(new TimeoutException(), [name]).ShouldBe(matches);
        ErrorClass.Matches(new WeirException(FakeEngine.Error("x"), new TimeoutException()), ["nothing", name]).ShouldBe(matches);
    }

    [Theory]
    [InlineData("TEST0001", true)]
    [InlineData("test-error", true)]
    [InlineData("data", true)]
    [InlineData("environment", false)]
    public void A_finding_is_of_a_class_by_its_id_its_name_or_its_fault(string name, bool matches) =>
        ErrorClass.Matches(new WeirException(FakeEngine.Error("x")), [name]).ShouldBe(matches);

    [Fact]
    public async Task A_failure_of_another_class_is_not_tried_again()
    {
        (await RunFailingAsync(1, Plain with { ErrorClasses = ["environment"] })).ExitCode.ShouldBe(2);
        world.Time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public void An_exponential_delay_grows_by_its_factor() =>
        RetryDelay.Before(new RetryPolicy { Base = TimeSpan.FromSeconds(1), Multiplier = 3, Jitter = false }, 2, 0).ShouldBe(TimeSpan.FromSeconds(9));
}
