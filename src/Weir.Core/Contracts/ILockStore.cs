namespace Weir.Core.Contracts;

/// <summary>Named locks between processes, held on lease: a holder that dies frees its lock when the lease ends.</summary>
/// <remarks>A lock has one holder and is not re-entrant, not even for its own. Times are of the store's one clock. All methods are safe to call from any thread.</remarks>
public interface ILockStore
{
    /// <summary>Takes a lock that is free, or whose lease has ended.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="owner">Who takes it, in one line.</param>
    /// <param name="lease">How long it is held without a renewal.</param>
    /// <param name="steal">Whether to take it from a living holder, whose grant is void from then on.</param>
    /// <returns>The grant, or null when another holds the lock.</returns>
    LockGrant? TryAcquire(string name, string owner, TimeSpan lease, bool steal = false);

    /// <summary>Prolongs a lease from now on; false when the grant is void: the lock was stolen, broken, or taken after the lease had ended.</summary>
    bool TryRenew(LockGrant grant, TimeSpan lease);

    /// <summary>Frees a lock; does nothing when the grant is void.</summary>
    void Release(LockGrant grant);

    /// <summary>The holder of a lock, or null when it is free.</summary>
    LockRecord? FindLock(string name);

    /// <summary>All locks that are held or whose holder let the lease end, in ordinal order of their names.</summary>
    IReadOnlyList<LockRecord> ListLocks();

    /// <summary>Frees a lock whoever holds it; false when it was free.</summary>
    bool Break(string name);
}
