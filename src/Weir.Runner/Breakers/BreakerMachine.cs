using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Breakers;

/// <summary>The transitions of a circuit breaker. Pure: time and state come in, the next state goes out.</summary>
/// <remarks>
/// Closed opens at so many failures in a row; open lets calls through again after its time; half open closes at so many successes in a row and opens at any failure.
/// A call that has not come back within the time that the breaker stays open counts as lost (its process died), so that its place is free for another: no breaker is half open for ever.
/// </remarks>
internal static class BreakerMachine
{
    /// <summary>Whether a call may begin, and the state once it has or has not.</summary>
    public static (BreakerState Next, bool Admitted) Admit(BreakerState state, BreakerPolicy policy, DateTimeOffset now)
    {
        if (state.Phase == BreakerPhase.Closed)
        {
            return (state, true);
        }

        if (state.Phase == BreakerPhase.Open && now < state.OpenedAt + policy.OpenFor)
        {
            return (state, false);
        }

        BreakerState half = state.Phase == BreakerPhase.HalfOpen
            ? state with { Calls = [.. state.Calls.Where(begun => begun + policy.OpenFor > now)] }
            : state with { Phase = BreakerPhase.HalfOpen, Successes = 0, Calls = [] };
        return half.Calls.Length < policy.HalfOpenCalls
            ? (half with { Calls = half.Calls.Add(now) }, true)
            : (half, false);
    }

    /// <summary>The state once a call that was let through has succeeded.</summary>
    public static BreakerState Succeed(BreakerState state, BreakerPolicy policy)
    {
        switch (state.Phase)
        {
            case BreakerPhase.Closed:
                return state.Failures == 0 ? state : BreakerState.Initial;
            case BreakerPhase.HalfOpen when state.Successes + 1 >= policy.SuccessThreshold:
                return BreakerState.Initial;
            case BreakerPhase.HalfOpen:
                return state with { Successes = state.Successes + 1, Calls = WithoutOldest(state) };
            default:
                // The call began before others made it open.
                return state;
        }
    }

    /// <summary>The state once a call that was let through has failed.</summary>
    public static BreakerState Fail(BreakerState state, BreakerPolicy policy, DateTimeOffset now) => state.Phase switch
    {
        BreakerPhase.Closed when state.Failures + 1 < policy.FailureThreshold => state with { Failures = state.Failures + 1 },
        BreakerPhase.Open => state,
        _ => new BreakerState { Phase = BreakerPhase.Open, OpenedAt = now },
    };

    /// <summary>When a refused call may be tried again.</summary>
    public static DateTimeOffset RetryAt(BreakerState state, BreakerPolicy policy) =>
        (state.Phase == BreakerPhase.HalfOpen && state.Calls.Length > 0 ? state.Calls[0] : state.OpenedAt) + policy.OpenFor;

    private static System.Collections.Immutable.ImmutableArray<DateTimeOffset> WithoutOldest(BreakerState state) => state.Calls.IsEmpty ? state.Calls : state.Calls.RemoveAt(0);
}
