using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Locks;

/// <summary>A lock that this run holds: renewed three times within each lease until it is disposed, and watched.</summary>
internal sealed class HeldLock : IDisposable
{
    private const int PollsBetweenLooks = 25;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan ShortestBeat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBeat = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource lost = new();
    private readonly ILockStore store;
    private readonly LockPolicy policy;
    private readonly TimeProvider time;
    private readonly ITimer heartbeat;
    private long renewed;

    private HeldLock(LockGrant grant, LockPolicy policy, ILockStore store, TimeProvider time)
    {
        Grant = grant;
        this.policy = policy;
        this.store = store;
        this.time = time;
        renewed = time.GetTimestamp();
        TimeSpan beat = TimeSpan.FromTicks(Math.Clamp((policy.Lease / 3).Ticks, ShortestBeat.Ticks, LongestBeat.Ticks));
        heartbeat = time.CreateTimer(static state => ((HeldLock)state!).Beat(), this, beat, beat);
    }

    public LockGrant Grant { get; }

    /// <summary>Cancelled when the lock is no longer held: stolen, broken by hand, or not renewed in time.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes a lock as its policy says.</summary>
    /// <param name="policy">Which lock and how.</param>
    /// <param name="store">Where the locks are.</param>
    /// <param name="owner">Who takes it, in one line.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isDead">Whether a holder is known to be dead, so that its lease need not be waited for.</param>
    /// <param name="onWait">Told once when another holds it and it is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WeirException">Another holds it and the policy does not wait, or not for so long.</exception>
    public static async ValueTask<HeldLock> TakeAsync(
        LockPolicy policy, ILockStore store, string owner, TimeProvider time, Func<LockRecord, bool> isDead, Action<LockRecord> onWait, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        bool told = false;
        for (int attempt = 0; ; attempt++)
        {
            if (store.TryAcquire(policy.Name, owner, policy.Lease, policy.OnBusy == LockConflict.Steal) is { } grant)
            {
                return new HeldLock(grant, policy, store, time);
            }

            LockRecord? holder = store.FindLock(policy.Name);
            if (holder is not null && attempt % PollsBetweenLooks == 0 && isDead(holder))
            {
                // By its token, so that whoever took the lock meanwhile keeps it.
                store.Release(new LockGrant(holder.Name, holder.Owner, holder.Token));
                continue;
            }

            if (policy.OnBusy != LockConflict.Wait || time.GetElapsedTime(began) >= policy.WaitAtMost)
            {
                throw Busy(policy, holder);
            }

            if (!told && holder is not null)
            {
                onWait(holder);
                told = true;
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes sure that the lock is still held, before something that can't be undone.</summary>
    /// <exception cref="WeirException">It is not.</exception>
    public void Confirm()
    {
        if (lost.IsCancellationRequested || !store.TryRenew(Grant, policy.Lease))
        {
            throw Failure();
        }
    }

    /// <summary>The finding for work that was stopped because the lock was lost.</summary>
    public WeirException Failure()
    {
        string now = store.FindLock(policy.Name) is { } holder ? $"it is held by {holder.Owner}" : "nobody holds it now";
        return new WeirException(new Diagnostic(RunnerCodes.LockLost, SourceSpan.None, $"The lock '{policy.Name}' was lost while the work went on ({now}), so the work was stopped.")
        {
            Hint = "Somebody stole or broke it, or this machine stood still for longer than the lease. Raise `lease` if that happens often.",
        });
    }

    public void Dispose()
    {
        heartbeat.Dispose();
        if (!lost.IsCancellationRequested)
        {
            store.Release(Grant);
        }

        lost.Dispose();
    }

    private void Beat()
    {
        try
        {
            if (store.TryRenew(Grant, policy.Lease))
            {
                Interlocked.Exchange(ref renewed, time.GetTimestamp());
                return;
            }
        }
        catch (WeirException) when (time.GetElapsedTime(Interlocked.Read(ref renewed)) < policy.Lease)
        {
            // The store could not be asked; the lease still holds, and the next beat asks again.
            return;
        }
        catch (WeirException)
        {
            // Nobody can tell any more whether the lock is ours.
        }

        Lose();
    }

    private void Lose()
    {
        try
        {
            lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended while this beat was under way.
        }
    }

    private static WeirException Busy(LockPolicy policy, LockRecord? holder) => new(
        new Diagnostic(RunnerCodes.LockBusy, SourceSpan.None, $"The lock '{policy.Name}' is held by {holder?.Owner ?? "another"}.")
        {
            Hint = $"Wait for it, let it wait (`on_busy: wait`), or free it with 'weir locks release {policy.Name}' if its holder is dead.",
        });
}
