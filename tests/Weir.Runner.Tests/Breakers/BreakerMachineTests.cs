using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Breakers;

namespace Weir.Runner.Tests.Breakers;

public sealed class BreakerMachineTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BreakerPolicy Policy = new() { FailureThreshold = 2, SuccessThreshold = 2, OpenFor = TimeSpan.FromSeconds(60) };

    private static BreakerState Open => BreakerMachine.Fail(BreakerMachine.Fail(BreakerState.Initial, Policy, Begin), Policy, Begin);

    [Fact]
    public void Failures_in_a_row_open_it_and_a_success_between_them_starts_the_count_again()
    {
        BreakerState once = BreakerMachine.Fail(BreakerState.Initial, Policy, Begin);
        once.Phase.ShouldBe(BreakerPhase.Closed);
        BreakerMachine.Fail(BreakerMachine.Succeed(once, Policy), Policy, Begin).Phase.ShouldBe(BreakerPhase.Closed);

        Open.Phase.ShouldBe(BreakerPhase.Open);
        Open.OpenedAt.ShouldBe(Begin);
    }

    [Theory]
    [InlineData(59.9, false)]
    [InlineData(60, true)]
    public void An_open_one_lets_a_call_through_when_its_time_is_over(double seconds, bool admitted)
    {
        (BreakerState next, bool let) = BreakerMachine.Admit(Open, Policy, Begin.AddSeconds(seconds));

        let.ShouldBe(admitted);
        next.Phase.ShouldBe(admitted ? BreakerPhase.HalfOpen : BreakerPhase.Open);
        BreakerMachine.RetryAt(Open, Policy).ShouldBe(Begin.AddSeconds(60));
    }

    [Fact]
    public void A_half_open_one_closes_after_enough_good_calls_even_when_only_one_may_be_under_way()
    {
        BreakerState state = BreakerMachine.Admit(Open, Policy, Begin.AddSeconds(60)).Next;
        BreakerMachine.Admit(state, Policy, Begin.AddSeconds(61)).Admitted.ShouldBeFalse();

        state = BreakerMachine.Succeed(state, Policy);
        state.Phase.ShouldBe(BreakerPhase.HalfOpen);
        (state, bool second) = BreakerMachine.Admit(state, Policy, Begin.AddSeconds(62));
        second.ShouldBeTrue();
        BreakerMachine.Succeed(state, Policy).ShouldBe(BreakerState.Initial);
    }

    [Fact]
    public void A_failing_call_opens_it_again_from_then_on()
    {
        BreakerState half = BreakerMachine.Admit(Open, Policy, Begin.AddSeconds(60)).Next;

        BreakerState again = BreakerMachine.Fail(half, Policy, Begin.AddSeconds(70));

        again.Phase.ShouldBe(BreakerPhase.Open);
        again.OpenedAt.ShouldBe(Begin.AddSeconds(70));
    }

    [Fact]
    public void A_call_whose_process_died_does_not_keep_it_half_open_for_ever()
    {
        BreakerState half = BreakerMachine.Admit(Open, Policy, Begin.AddSeconds(60)).Next;
        BreakerMachine.RetryAt(half, Policy).ShouldBe(Begin.AddSeconds(120));
        BreakerMachine.Admit(half, Policy, Begin.AddSeconds(119)).Admitted.ShouldBeFalse();

        BreakerMachine.Admit(half, Policy, Begin.AddSeconds(120)).Admitted.ShouldBeTrue();
    }

    [Fact]
    public void It_heals_from_every_state_once_calls_succeed() => Prop.ForAll(
        ArbMap.Default.ArbFor<(bool Call, bool Good, byte Wait)[]>(),
        steps =>
        {
            DateTimeOffset now = Begin;
            BreakerState state = BreakerState.Initial;
            foreach ((bool call, bool good, byte wait) in steps)
            {
                now = now.AddSeconds(wait);
                if (call)
                {
                    (state, bool admitted) = BreakerMachine.Admit(state, Policy, now);
                    state = !admitted ? state : good ? BreakerMachine.Succeed(state, Policy) : BreakerMachine.Fail(state, Policy, now);
                }

                state = BreakerState.Read(state.ToText());
            }

            for (int i = 0; i < Policy.SuccessThreshold; i++)
            {
                now += Policy.OpenFor;
                (state, bool admitted) = BreakerMachine.Admit(state, Policy, now);
                state = admitted ? BreakerMachine.Succeed(state, Policy) : state;
            }

            return state.Phase == BreakerPhase.Closed;
        }).QuickCheckThrowOnFailure();
}
