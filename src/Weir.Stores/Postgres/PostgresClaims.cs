using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Stores.Sql;

namespace Weir.Stores.Postgres;

/// <summary>Who executes which run now: an advisory lock per run, freed by the server when the session ends.</summary>
/// <remarks>A session may take its own lock twice, so what this process holds is kept here too.</remarks>
internal sealed class PostgresClaims : IRunClaims
{
    private readonly PostgresDatabase database;
    private readonly Lock gate;
    private readonly Dictionary<string, long> held = new(StringComparer.Ordinal);

    /// <param name="database">Its session holds the locks.</param>
    /// <param name="gate">Held whenever the session is used.</param>
    public PostgresClaims(PostgresDatabase database, Lock gate)
    {
        this.database = database;
        this.gate = gate;
        database.Reopened = TakeAgain;
    }

    public IDisposable? TryTake(string runId)
    {
        if (!SafeName.IsValid(runId))
        {
            throw new ArgumentException($"'{runId}' can't be a run id.", nameof(runId));
        }

        long key = KeyOf(runId);
        if (held.ContainsKey(runId) || !TryLock(key))
        {
            return null;
        }

        held.Add(runId, key);
        return new Claim(this, runId);
    }

    public bool IsHeld(string runId) => held.ContainsKey(runId) || database.Query(
        """
        SELECT 1 FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND ((l.classid::bigint << 32) | l.objid::bigint) = ?1 LIMIT 1
        """,
        static _ => true, KeyOf(runId)).Count > 0;

    private bool TryLock(long key) => database.Query("SELECT 1 WHERE pg_try_advisory_lock(?1)", static _ => true, key).Count > 0;

    private long KeyOf(string runId) => PostgresLocks.KeyOf("run", $"{database.Place.Schema}/{runId}");

    /// <summary>The session before was cut off, and its locks with it.</summary>
    private void TakeAgain()
    {
        foreach ((string runId, long key) in held)
        {
            if (!TryLock(key))
            {
                throw StoreFaults.Of(
                    StoreCodes.Failed, $"The connection to {database.Name} was cut off, and another process has taken the run {runId} since.", "Let the other process go on with it.");
            }
        }
    }

    private void Free(string runId)
    {
        lock (gate)
        {
            if (held.Remove(runId, out long key))
            {
                database.TryUnlock(key);
            }
        }
    }

    private sealed class Claim(PostgresClaims claims, string runId) : IDisposable
    {
        public void Dispose() => claims.Free(runId);
    }
}
