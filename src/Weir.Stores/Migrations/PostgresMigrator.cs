using Weir.Core.Diagnostics;
using Weir.Stores.Postgres;

namespace Weir.Stores.Migrations;

/// <summary>Brings a schema of a PostgreSQL database to the newest version, in one transaction.</summary>
internal static class PostgresMigrator
{
    /// <exception cref="WeirException">The schema is another program's, or a newer version's, or can't be written.</exception>
    public static void Migrate(PostgresDatabase database, IReadOnlyList<Migration> migrations)
    {
        if (VersionOf(database, migrations) == migrations[^1].Version)
        {
            return;
        }

        database.InTransaction(durable: true, () =>
        {
            // Another process may be doing the same; whoever comes second finds nothing left to do.
            database.Query("SELECT pg_advisory_xact_lock(?1)", static _ => true, PostgresLocks.KeyOf("schema", database.Place.Schema));
            long version = VersionOf(database, migrations);
            if (database.Query("SELECT 1 FROM pg_namespace WHERE nspname = ?1", static _ => true, database.Place.Schema).Count == 0)
            {
                database.Execute($"CREATE SCHEMA {database.Place.Schema}");
            }

            if (version == 0)
            {
                database.Execute("CREATE TABLE schema_version (version BIGINT NOT NULL)");
                database.Execute("INSERT INTO schema_version (version) VALUES (0)");
            }

            foreach (Migration migration in migrations.Where(m => m.Version > version))
            {
                database.Script(migration.Sql);
            }

            database.Execute("UPDATE schema_version SET version = ?1", migrations[^1].Version);
        });
    }

    /// <summary>True for a schema that nobody has made tables in yet.</summary>
    public static bool IsEmpty(PostgresDatabase database) => CountTables(database) == 0;

    /// <summary>The version of the schema; 0 when it is not there.</summary>
    public static long VersionOf(PostgresDatabase database, IReadOnlyList<Migration> migrations)
    {
        // In one query: another process may be making them right now.
        (long known, long tables) = database.Query(
            "SELECT COUNT(*) FILTER (WHERE tablename = 'schema_version'), COUNT(*) FROM pg_tables WHERE schemaname = ?1", static row => (row.Number(0), row.Number(1)), database.Place.Schema)[0];
        if (known == 0)
        {
            return tables == 0 ? 0 : throw StoreFaults.Of(
                StoreCodes.Foreign, $"The schema of {database.Name} has tables of another program.", "Give Weir a schema of its own: '?schema=NAME' at the end of the address.");
        }

        long version = database.Query("SELECT version FROM schema_version", static row => row.Number(0))[0];
        return version <= migrations[^1].Version ? version : throw StoreFaults.Of(
            StoreCodes.Newer,
            $"The history {database.Name} has version {version}; this Weir knows versions up to {migrations[^1].Version}.",
            "Use the version of Weir that wrote it, or another schema.");
    }

    private static long CountTables(PostgresDatabase database) =>
        database.Query("SELECT COUNT(*) FROM pg_tables WHERE schemaname = ?1", static row => row.Number(0), database.Place.Schema)[0];
}
