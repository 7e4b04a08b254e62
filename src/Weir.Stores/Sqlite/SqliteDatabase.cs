using SQLitePCL;
using Weir.Core.Diagnostics;
using Weir.Stores.Sql;

namespace Weir.Stores.Sqlite;

/// <summary>One connection with its prepared statements. Not safe for several threads at once.</summary>
/// <remarks>Everything that SQLite refuses leaves here as a <see cref="WeirException"/> that names the file.</remarks>
internal sealed class SqliteDatabase : ISqlDatabase
{
    /// <summary>How long a writer waits for another, in milliseconds; a write takes some of them.</summary>
    private const int BusyTimeout = 30_000;

    private readonly sqlite3 handle;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path)
    {
        this.handle = handle;
        Path = path;
    }

    /// <summary>SQLite's own version, for example <c>3.50.4</c>.</summary>
    public static string LibraryVersion => raw.sqlite3_libversion().utf8_to_string();

    public string Path { get; }

    public string Name => Path;

    public string RowOrder => "rowid";

    /// <summary>Opens the database to read and write, or makes an empty one.</summary>
    /// <exception cref="WeirException">The file can't be opened.</exception>
    public static SqliteDatabase Open(string path) => Explained(path, () => Connect(path, path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE));

    /// <summary>Opens a database that exists; only to read where its folder can't be written.</summary>
    /// <exception cref="WeirException">The file can't be opened.</exception>
    public static SqliteDatabase OpenExisting(string path) => Explained(path, () =>
    {
        try
        {
            return Connect(path, path, raw.SQLITE_OPEN_READWRITE);
        }
        catch (SqliteRefusal refused) when (SqliteFaults.IsForLackOfRights(refused) && !HasLog(path))
        {
            // The files that go with the log can't be made there. But without a log the database is all there is, and nobody changes it.
            return Connect(path, $"file:{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
        }
    });

    /// <summary>Runs a statement with its values as <c>?1</c>, <c>?2</c> and so on.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values) => Query(sql, static _ => true, values);

    /// <summary>Reads all rows.</summary>
    public List<T> Query<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<object?> values)
    {
        try
        {
            return Rows(sql, read, values);
        }
        catch (SqliteRefusal refused)
        {
            throw SqliteFaults.Explain(Path, refused);
        }
    }

    /// <summary>Runs several statements that take no values.</summary>
    public void Script(string sql)
    {
        int code = raw.sqlite3_exec(handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFaults.Explain(Path, Refusal(code));
        }
    }

    /// <summary>Does all of something, or nothing.</summary>
    /// <param name="durable">True when it must survive a power cut from the moment this returns; what is not durable survives the death of the process.</param>
    /// <param name="work">Executes statements.</param>
    public void InTransaction(bool durable, Action work)
    {
        Execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        handle.Dispose();
    }

    private static SqliteDatabase Connect(string path, string name, int flags)
    {
        int code = raw.sqlite3_open_v2(name, out sqlite3 handle, flags, null);
        SqliteDatabase database = new(handle, path);
        try
        {
            if (code != raw.SQLITE_OK)
            {
                throw database.Refusal(code);
            }

            _ = raw.sqlite3_busy_timeout(handle, BusyTimeout);

            // Opening reads nothing; a file that can't be read is found here.
            database.Rows("PRAGMA schema_version", static _ => true, []);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static T Explained<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteRefusal refused)
        {
            throw SqliteFaults.Explain(path, refused);
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private List<T> Rows<T>(string sql, Func<ISqlRow, T> read, ReadOnlySpan<object?> values)
    {
        SqliteStatement statement = Prepare(sql);
        List<T> rows = [];
        try
        {
            statement.Bind(values);
            while (statement.Step())
            {
                rows.Add(read(statement));
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }

    private SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            int code = raw.sqlite3_prepare_v2(handle, sql, out sqlite3_stmt prepared);
            if (code != raw.SQLITE_OK)
            {
                throw Refusal(code);
            }

            statement = new SqliteStatement(handle, prepared);
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>After a full disk SQLite has rolled back already, and says so by an error.</summary>
    private void RollBack() => _ = raw.sqlite3_exec(handle, "ROLLBACK");

    private SqliteRefusal Refusal(int code) => new(code & 0xFF, raw.sqlite3_errmsg(handle).utf8_to_string());
}
