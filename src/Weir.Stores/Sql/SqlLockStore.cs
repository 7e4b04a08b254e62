using Weir.Core.Contracts;

namespace Weir.Stores.Sql;

/// <summary>Locks in a store's table, on the one clock that the store has.</summary>
internal sealed class SqlLockStore(ISqlDatabase database, Lock gate, Func<DateTimeOffset> clock) : ILockStore
{
    private const string Columns = "name, owner, token, acquired_at, expires_at";

    public LockGrant? TryAcquire(string name, string owner, TimeSpan lease, bool steal = false)
    {
        lock (gate)
        {
            LockGrant? grant = null;
            database.InTransactionAlone("lock", () =>
            {
                DateTimeOffset now = clock();
                if (steal || Find(name, now) is not { Expired: false })
                {
                    grant = new LockGrant(name, owner, Sequence.Next(database, "lock"));
                    database.Execute(
                        $"""
                        INSERT INTO locks ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5)
                        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = excluded.token, acquired_at = excluded.acquired_at, expires_at = excluded.expires_at
                        """,
                        name, owner, grant.Token, Moment.ToText(now), Moment.ToText(now + lease));
                }
            });
            return grant;
        }
    }

    public bool TryRenew(LockGrant grant, TimeSpan lease)
    {
        lock (gate)
        {
            return database.Query("UPDATE locks SET expires_at = ?3 WHERE name = ?1 AND token = ?2 RETURNING 1", static _ => true, grant.Name, grant.Token, Moment.ToText(clock() + lease)).Count > 0;
        }
    }

    public void Release(LockGrant grant)
    {
        lock (gate)
        {
            database.Execute("DELETE FROM locks WHERE name = ?1 AND token = ?2", grant.Name, grant.Token);
        }
    }

    public LockRecord? FindLock(string name)
    {
        lock (gate)
        {
            return Find(name, clock()) is { Expired: false } held ? held : null;
        }
    }

    public IReadOnlyList<LockRecord> ListLocks()
    {
        lock (gate)
        {
            DateTimeOffset now = clock();
            return database.Query($"SELECT {Columns} FROM locks ORDER BY name", row => Read(row, now));
        }
    }

    public bool Break(string name)
    {
        lock (gate)
        {
            return database.Query("DELETE FROM locks WHERE name = ?1 RETURNING 1", static _ => true, name).Count > 0;
        }
    }

    private LockRecord? Find(string name, DateTimeOffset now) =>
        database.Query($"SELECT {Columns} FROM locks WHERE name = ?1", row => Read(row, now), name) is [LockRecord record] ? record : null;

    private static LockRecord Read(ISqlRow row, DateTimeOffset now)
    {
        DateTimeOffset expires = Moment.Read(row.Text(4));
        return new LockRecord(row.Text(0), row.Text(1), row.Number(2), Moment.Read(row.Text(3)), expires, expires <= now);
    }
}
