using Weir.Core.Contracts;

namespace Weir.Runner.State;

/// <summary>Locks between the runs of one process.</summary>
public sealed class MemoryLockStore(TimeProvider time) : ILockStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, LockRecord> held = new(StringComparer.Ordinal);
    private long lastToken;

    public LockGrant? TryAcquire(string name, string owner, TimeSpan lease, bool steal = false)
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (!steal && held.TryGetValue(name, out LockRecord? other) && other.ExpiresAt > now)
            {
                return null;
            }

            held[name] = new LockRecord(name, owner, ++lastToken, now, now + lease, Expired: false);
            return new LockGrant(name, owner, lastToken);
        }
    }

    public bool TryRenew(LockGrant grant, TimeSpan lease)
    {
        lock (gate)
        {
            if (!IsCurrent(grant))
            {
                return false;
            }

            held[grant.Name] = held[grant.Name] with { ExpiresAt = time.GetUtcNow() + lease };
            return true;
        }
    }

    public void Release(LockGrant grant)
    {
        lock (gate)
        {
            if (IsCurrent(grant))
            {
                held.Remove(grant.Name);
            }
        }
    }

    public LockRecord? FindLock(string name)
    {
        lock (gate)
        {
            return held.TryGetValue(name, out LockRecord? record) && record.ExpiresAt > time.GetUtcNow() ? record : null;
        }
    }

    public IReadOnlyList<LockRecord> ListLocks()
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            return [.. held.Values.Select(l => l with { Expired = l.ExpiresAt <= now })];
        }
    }

    public bool Break(string name)
    {
        lock (gate)
        {
            return held.Remove(name);
        }
    }

    private bool IsCurrent(LockGrant grant) => held.TryGetValue(grant.Name, out LockRecord? record) && record.Token == grant.Token;
}
