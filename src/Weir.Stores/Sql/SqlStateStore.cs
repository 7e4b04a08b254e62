using Weir.Core.Contracts;

namespace Weir.Stores.Sql;

/// <summary>State in a store's table. Survives the death of the process; a power cut may take the last moments.</summary>
internal sealed class SqlStateStore(ISqlDatabase database, Lock gate) : IStateStore
{
    public StateEntry? Get(string key)
    {
        lock (gate)
        {
            return Find(key);
        }
    }

    public long? TryPut(string key, string value, long version)
    {
        lock (gate)
        {
            long? written = null;
            database.InTransactionAlone("state", () =>
            {
                if ((Find(key)?.Version ?? 0) == version)
                {
                    written = Sequence.Next(database, "state");
                    database.Execute(
                        "INSERT INTO state_kv (key, value, version) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = excluded.version",
                        key, value, written);
                }
            });
            return written;
        }
    }

    public bool TryRemove(string key, long version)
    {
        lock (gate)
        {
            return database.Query("DELETE FROM state_kv WHERE key = ?1 AND version = ?2 RETURNING 1", static _ => true, key, version).Count > 0;
        }
    }

    public IReadOnlyList<StateEntry> List(string prefix)
    {
        lock (gate)
        {
            return database.Query("SELECT key, value, version FROM state_kv WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key", Read, prefix);
        }
    }

    private StateEntry? Find(string key) =>
        database.Query("SELECT key, value, version FROM state_kv WHERE key = ?1", Read, key) is [StateEntry entry] ? entry : null;

    private static StateEntry Read(ISqlRow row) => new(row.Text(0), row.Text(1), row.Number(2));
}
