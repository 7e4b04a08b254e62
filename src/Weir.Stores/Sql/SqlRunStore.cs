using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Stores.Depots;

namespace Weir.Stores.Sql;

/// <summary>The history, the depot, the state and the locks in the tables of a database.</summary>
/// <remarks>
/// The events are the truth; the other tables are made of them in the same transaction, for people and tools that ask in SQL. What a kill and what a power
/// cut leave is written down in <c>docs/adr/0018-what-survives-a-power-cut.md</c>.
/// </remarks>
public abstract class SqlRunStore : IRunStore
{
    private static readonly string[] Tables =
    [
        "assertion_results", "column_lineage", "depot_kv", "events", "failure_contexts", "locks", "module_metrics", "probe_signals", "publish_steps", "run_records", "state_kv",
    ];

    private readonly Lock gate = new();
    private readonly ISqlDatabase database;
    private readonly IRunClaims claims;
    private readonly EventWriter writer;
    private readonly RunRecords records;
    private readonly TimeProvider time;

    /// <summary>A store over a database whose tables are there.</summary>
    /// <param name="database">Disposed with the store.</param>
    /// <param name="claims">Makes who knows who executes what, of the lock that is held whenever the database is used.</param>
    /// <param name="time">Dates what the depot gets.</param>
    /// <param name="clock">The one clock of the locks; called while the database is in use.</param>
    protected SqlRunStore(ISqlDatabase database, Func<Lock, IRunClaims> claims, TimeProvider time, Func<DateTimeOffset> clock)
    {
        this.database = database;
        this.claims = claims(gate);
        this.time = time;
        writer = new EventWriter(database);
        records = new RunRecords(database, this.claims);
        State = new SqlStateStore(database, gate);
        Locks = new SqlLockStore(database, gate, clock);
        Pruner = new SqlRunPruner(database, gate);
    }

    /// <summary>The store as messages name it, without secrets.</summary>
    public string Name => database.Name;

    /// <summary>What keeps it, as the project file names it.</summary>
    public abstract string Backend { get; }

    /// <summary>Forgets runs; as long as this is open.</summary>
    public IRunPruner Pruner { get; }

    /// <summary>Small values in the same place; as long as this is open.</summary>
    public IStateStore State { get; }

    /// <summary>Locks in the same place, between all processes that use it; as long as this is open.</summary>
    public ILockStore Locks { get; }

    public IDisposable? TryClaimRun(string runId)
    {
        lock (gate)
        {
            return claims.TryTake(runId);
        }
    }

    public void Append(IReadOnlyList<RunEvent> events)
    {
        if (events.Count == 0)
        {
            return;
        }

        lock (gate)
        {
            database.InTransaction(events.Any(Durability.MustSurvivePowerCut), () =>
            {
                foreach (RunEvent happened in events)
                {
                    if (happened is not ModuleProgress)
                    {
                        writer.Write(happened);
                    }
                }
            });
        }
    }

    public IReadOnlyList<RunRecord> ListRuns(RunQuery query)
    {
        lock (gate)
        {
            return database.Use(() => records.List(query));
        }
    }

    public RunRecord? FindRun(string runId)
    {
        lock (gate)
        {
            return database.Use(() => records.Find(runId));
        }
    }

    public IReadOnlyList<RunEvent> ReadEvents(string runId)
    {
        lock (gate)
        {
            return RunEvents.Read(database, runId);
        }
    }

    public string? GetDepot(string key)
    {
        lock (gate)
        {
            return database.Query("SELECT value FROM depot_kv WHERE key = ?1", static row => row.Text(0), key) is [string value] ? value : null;
        }
    }

    public void PutDepot(string key, string value) => PutDepot(key, value, null);

    /// <summary>As <see cref="PutDepot(string, string)"/>, with the moment at which it was put somewhere else.</summary>
    public void PutDepot(string key, string value, DateTimeOffset? at)
    {
        lock (gate)
        {
            database.InTransaction(durable: true, () => database.Execute(
                "INSERT INTO depot_kv (key, value, updated_at) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                key, value, Moment.ToText(at ?? time.GetUtcNow())));
        }
    }

    /// <summary>All values of the depot, in ordinal order of their keys.</summary>
    public IReadOnlyList<DepotEntry> ListDepot()
    {
        lock (gate)
        {
            return database.Query("SELECT key, value, updated_at FROM depot_kv ORDER BY key", static row => new DepotEntry(row.Text(0), row.Text(1), Moment.Read(row.Text(2))));
        }
    }

    /// <summary>Counts what is there.</summary>
    public StoreFigures Describe()
    {
        lock (gate)
        {
            (long version, long bytes) = Measure();
            return new StoreFigures(Backend, Name, version, bytes, [.. Tables.Select(table =>
                new KeyValuePair<string, long>(table, database.Query($"SELECT COUNT(*) FROM {table}", static row => row.Number(0))[0]))]);
        }
    }

    /// <summary>The version of the tables, and what all of it takes on the disk.</summary>
    protected abstract (long Version, long Bytes) Measure();

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            database.Dispose();
        }

        GC.SuppressFinalize(this);
        return default;
    }
}
