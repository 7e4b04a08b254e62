using Weir.Core.Diagnostics;
using Weir.Stores.Migrations;
using Weir.Stores.Sql;

namespace Weir.Stores.Postgres;

/// <summary>The history, the depot, the state and the locks in a schema of a PostgreSQL database, for many machines.</summary>
/// <remarks>Locks go by the server's clock. A claim on a run is the session's, so a pooler that gives sessions away between transactions can't stand between.</remarks>
public sealed class PostgresRunStore : SqlRunStore
{
    private readonly PostgresDatabase database;

    private PostgresRunStore(PostgresDatabase database, TimeProvider time, TimeProvider? clock)
        : base(database, gate => new PostgresClaims(database, gate), time, clock is null ? () => Now(database) : clock.GetUtcNow) => this.database = database;

    public override string Backend => "postgres";

    /// <summary>True for an address of this kind.</summary>
    public static bool Answers(string address) =>
        address.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the store; makes its schema and tables when they are not there yet.</summary>
    /// <param name="address"><c>postgres://user:password@host:5432/database?schema=weir</c>.</param>
    /// <param name="time">Dates what the depot gets.</param>
    /// <param name="clock">The clock of the locks; the server's when left out.</param>
    /// <exception cref="WeirException">The server can't be reached or refuses, or the schema is not Weir's of this version or an older one.</exception>
    public static PostgresRunStore Open(string address, TimeProvider time, TimeProvider? clock = null) =>
        Prepared(PostgresDatabase.Open(PostgresPlace.Parse(address)), time, clock);

    /// <summary>Opens the store, or returns null when there is none yet. Makes nothing.</summary>
    /// <param name="address"><c>postgres://user:password@host:5432/database?schema=weir</c>.</param>
    /// <param name="time">Dates what the depot gets.</param>
    /// <exception cref="WeirException">The server can't be reached or refuses, or the schema is not Weir's of this version or an older one.</exception>
    public static PostgresRunStore? OpenExisting(string address, TimeProvider time)
    {
        PostgresDatabase database = PostgresDatabase.Open(PostgresPlace.Parse(address));
        try
        {
            if (PostgresMigrator.IsEmpty(database))
            {
                database.Dispose();
                return null;
            }
        }
        catch
        {
            database.Dispose();
            throw;
        }

        return Prepared(database, time, null);
    }

    protected override (long Version, long Bytes) Measure() => database.Query(
        "SELECT (SELECT version FROM schema_version), COALESCE(SUM(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = ?1 AND c.relkind = 'r'",
        static row => (row.Number(0), row.Number(1)), database.Place.Schema)[0];

    private static PostgresRunStore Prepared(PostgresDatabase database, TimeProvider time, TimeProvider? clock)
    {
        try
        {
            PostgresMigrator.Migrate(database, PostgresMigrations.All);
            return new PostgresRunStore(database, time, clock);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static DateTimeOffset Now(PostgresDatabase database) => database.Query("SELECT clock_timestamp()", static row => Moment.Read(row.Text(0)))[0];
}
