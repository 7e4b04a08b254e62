using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Locks;

/// <summary>Takes the locks of one run and its modules. A lock whose holder is known to be dead is not waited for.</summary>
internal sealed class RunLocks(RunnerServices services, string runId)
{
    /// <param name="policy">Which lock and how.</param>
    /// <param name="moduleId">Whose it is; null for the whole run.</param>
    /// <param name="onWait">Told once when another holds it and it is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Core.Diagnostics.WeirException">Another holds it and the policy does not wait, or not for so long.</exception>
    public ValueTask<HeldLock> TakeAsync(LockPolicy policy, string? moduleId, Action<LockRecord> onWait, CancellationToken cancellationToken) =>
        HeldLock.TakeAsync(policy, services.Locks, LockOwner.Of(runId, moduleId), services.Time, IsDead, onWait, cancellationToken);

    /// <summary>One process executes a run at a time, so an earlier attempt at this run is dead; of other runs the history knows.</summary>
    private bool IsDead(LockRecord holder) => LockOwner.RunOf(holder.Owner) is { } run
        && (run == runId ? !LockOwner.IsHere(holder.Owner) : services.Store.FindRun(run) is { Status: not RunStatus.Running });
}
