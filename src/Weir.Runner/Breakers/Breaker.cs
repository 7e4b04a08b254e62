using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Breakers;

/// <summary>A circuit breaker whose state is kept in a store, so that all runs and processes share it.</summary>
/// <param name="name">The breaker's name.</param>
/// <param name="policy">When it opens and closes.</param>
/// <param name="store">Where its state is.</param>
/// <param name="time">The clock.</param>
internal sealed class Breaker(string name, BreakerPolicy policy, IStateStore store, TimeProvider time)
{
    private const string Prefix = "breaker/";

    public string Name => name;

    /// <summary>The breaker of a module: the one that its policy names, else one of its own.</summary>
    public static string NameOf(string blueprintId, string moduleId, BreakerPolicy policy) => policy.Name ?? $"{blueprintId}/{moduleId}";

    /// <summary>Asks for leave to begin a call.</summary>
    /// <returns>The phases before and after, and null; or when to try again, if the call must not begin.</returns>
    public (BreakerPhase From, BreakerPhase To, DateTimeOffset? RetryAt) Admit()
    {
        bool admitted = false;
        (BreakerState before, BreakerState after) = Change(state =>
        {
            (BreakerState next, admitted) = BreakerMachine.Admit(state, policy, time.GetUtcNow());
            return next;
        });
        return (before.Phase, after.Phase, admitted ? null : BreakerMachine.RetryAt(after, policy));
    }

    /// <summary>Notes how a call ended; gives the phases before and after.</summary>
    public (BreakerPhase From, BreakerPhase To) Record(bool succeeded)
    {
        (BreakerState before, BreakerState after) = Change(state =>
            succeeded ? BreakerMachine.Succeed(state, policy) : BreakerMachine.Fail(state, policy, time.GetUtcNow()));
        return (before.Phase, after.Phase);
    }

    private (BreakerState Before, BreakerState After) Change(Func<BreakerState, BreakerState> change)
    {
        while (true)
        {
            StateEntry? entry = store.Get(Prefix + name);
            BreakerState before = entry is null ? BreakerState.Initial : BreakerState.Read(entry.Value);
            BreakerState after = change(before);
            if (after == before || store.TryPut(Prefix + name, after.ToText(), entry?.Version ?? 0) is not null)
            {
                return (before, after);
            }
        }
    }
}
