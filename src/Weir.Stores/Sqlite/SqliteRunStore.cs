using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Stores.Migrations;

namespace Weir.Stores.Sqlite;

/// <summary>The history and the depot in one SQLite file, for many readers and several writing processes of one machine.</summary>
/// <remarks>
/// The events are the truth; the other tables are made of them in the same transaction, for people and tools that ask in SQL. What a kill and what a power
/// cut leave is written down in <c>docs/adr/0018-what-survives-a-power-cut.md</c>.
/// </remarks>
public sealed class SqliteRunStore : IRunStore
{
    private const string FileName = "history.db";
    private const string ClaimsFolder = "claims";

    private readonly Lock gate = new();
    private readonly SqliteDatabase database;
    private readonly RunClaims claims;
    private readonly EventWriter writer;
    private readonly RunRecords records;
    private readonly TimeProvider time;

    private SqliteRunStore(SqliteDatabase database, string directory, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        claims = new RunClaims(Path.Combine(directory, ClaimsFolder));
        writer = new EventWriter(database);
        records = new RunRecords(database, claims);
        State = new SqliteStateStore(database, gate);
        Locks = new SqliteLockStore(database, gate, time);
        Pruner = new SqliteRunPruner(database, gate);
    }

    /// <summary>Forgets runs; as long as this is open.</summary>
    public IRunPruner Pruner { get; }

    /// <summary>Small values in the same file; as long as this is open.</summary>
    public IStateStore State { get; }

    /// <summary>Locks in the same file, between all processes of one machine; as long as this is open.</summary>
    public ILockStore Locks { get; }

    /// <summary>The library and its version, for example <c>SQLite 3.50.4</c>.</summary>
    public static string Version => $"SQLite {SqliteDatabase.LibraryVersion}";

    /// <summary>Opens the history of a folder; makes both when they are not there yet.</summary>
    /// <param name="directory">The folder, Weir's own.</param>
    /// <param name="time">Dates what the depot gets.</param>
    /// <exception cref="WeirException">The folder or the file can't be written, or the file is not a history of this version or an older one.</exception>
    public static SqliteRunStore Open(string directory, TimeProvider time)
    {
        string path = PathIn(directory);
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.Explain(path, refused);
        }

        return Open(SqliteDatabase.Open(path), directory, time);
    }

    /// <summary>Opens the history of a folder, or returns null when there is none yet. Makes no folder and no database.</summary>
    /// <param name="directory">The folder; where it can't be written, the history can be read all the same.</param>
    /// <param name="time">Dates what the depot gets.</param>
    /// <exception cref="WeirException">The file can't be read, or is not a history of this version or an older one.</exception>
    public static SqliteRunStore? OpenExisting(string directory, TimeProvider time)
    {
        string path = PathIn(directory);
        if (!File.Exists(path))
        {
            return null;
        }

        SqliteDatabase database = SqliteDatabase.OpenExisting(path);
        if (SqliteMigrator.IsEmpty(database))
        {
            // Somebody is just making it, or died while he did.
            database.Dispose();
            return null;
        }

        return Open(database, directory, time);
    }

    public IDisposable? TryClaimRun(string runId) => claims.TryTake(runId);

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
            return records.List(query);
        }
    }

    public RunRecord? FindRun(string runId)
    {
        lock (gate)
        {
            return records.Find(runId);
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

    public void PutDepot(string key, string value)
    {
        lock (gate)
        {
            database.InTransaction(durable: true, () => database.Execute(
                "INSERT INTO depot_kv (key, value, updated_at) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
                key, value, Moment.ToText(time.GetUtcNow())));
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            database.Dispose();
        }

        return default;
    }

    private static SqliteRunStore Open(SqliteDatabase database, string directory, TimeProvider time)
    {
        try
        {
            SqliteMigrator.Migrate(database, SqliteMigrations.All);
            return new SqliteRunStore(database, directory, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static string PathIn(string directory) => Path.Combine(Path.GetFullPath(directory), FileName);
}
