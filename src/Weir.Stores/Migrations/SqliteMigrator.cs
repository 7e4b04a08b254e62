using Weir.Core.Diagnostics;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Migrations;

/// <summary>Brings a database to the newest version, in one transaction.</summary>
/// <remarks>The version is SQLite's <c>user_version</c>; its <c>application_id</c> tells Weir's databases from others.</remarks>
internal static class SqliteMigrator
{
    /// <summary>"Weir" in ASCII.</summary>
    private const long ApplicationId = 0x57656972;

    /// <exception cref="WeirException">The database is another program's, or a newer version's, or can't be written.</exception>
    public static void Migrate(SqliteDatabase database, IReadOnlyList<Migration> migrations)
    {
        if (VersionOf(database, migrations) == migrations[^1].Version)
        {
            return;
        }

        // Outside of the transaction by SQLite's rules; the setting stays in the file.
        database.Query("PRAGMA journal_mode = WAL", static row => row.Text(0));
        database.InTransaction(durable: true, () =>
        {
            // Another process may have been faster.
            long version = VersionOf(database, migrations);
            foreach (Migration migration in migrations.Where(m => m.Version > version))
            {
                database.Script(migration.Sql);
            }

            database.Script($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migrations[^1].Version}");
        });
    }

    /// <summary>True for a database that nobody has made tables in yet.</summary>
    public static bool IsEmpty(SqliteDatabase database) => Read(database) is { Version: 0, Objects: 0 };

    private static long VersionOf(SqliteDatabase database, IReadOnlyList<Migration> migrations)
    {
        (long application, long version, long objects) = Read(database);
        if (application != ApplicationId && objects > 0)
        {
            throw StoreFaults.Of(StoreCodes.Foreign, $"{database.Path} is a database of another program.", "Give Weir a folder of its own.");
        }

        return version <= migrations[^1].Version ? version : throw StoreFaults.Of(
            StoreCodes.Newer,
            $"The history {database.Path} has version {version}; this Weir knows versions up to {migrations[^1].Version}.",
            "Use the version of Weir that wrote it, or another folder.");
    }

    private static (long Application, long Version, long Objects) Read(SqliteDatabase database) => database.Query(
        "SELECT a.application_id, u.user_version, (SELECT COUNT(*) FROM sqlite_schema) FROM pragma_application_id AS a, pragma_user_version AS u",
        static row => (row.Number(0), row.Number(1), row.Number(2)))[0];
}
