using Weir.Core.Diagnostics;
using Weir.Stores.Migrations;
using Weir.Stores.Sql;

namespace Weir.Stores.Sqlite;

/// <summary>The history and the depot in one SQLite file, for many readers and several writing processes of one machine.</summary>
public sealed class SqliteRunStore : SqlRunStore
{
    private const string FileName = "history.db";
    private const string ClaimsFolder = "claims";

    private readonly SqliteDatabase database;

    private SqliteRunStore(SqliteDatabase database, string directory, TimeProvider time)
        : base(database, _ => new FileRunClaims(Path.Combine(directory, ClaimsFolder)), time, time.GetUtcNow) => this.database = database;

    public override string Backend => "sqlite";

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
            throw StoreFaults.Explain(path, refused);
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

    protected override (long Version, long Bytes) Measure() => database.Query(
        "SELECT u.user_version, c.page_count * s.page_size FROM pragma_user_version AS u, pragma_page_count AS c, pragma_page_size AS s", static row => (row.Number(0), row.Number(1)))[0];

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
