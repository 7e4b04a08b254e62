using Microsoft.Data.Sqlite;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Sqlite;

/// <summary>One connection with its prepared statements. Not safe for several threads at once.</summary>
/// <remarks>Everything that SQLite refuses leaves here as a <see cref="WeirException"/> that names the file.</remarks>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long a writer waits for another; a write takes milliseconds.</summary>
    private const int BusyTimeoutSeconds = 30;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);

    private SqliteDatabase(SqliteConnection connection, string path)
    {
        this.connection = connection;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Opens the database to read and write, or makes an empty one.</summary>
    /// <exception cref="WeirException">The file can't be opened.</exception>
    public static SqliteDatabase Open(string path) => Explained(path, () => Connect(path, path, SqliteOpenMode.ReadWriteCreate));

    /// <summary>Opens a database that exists; only to read where its folder can't be written.</summary>
    /// <exception cref="WeirException">The file can't be opened.</exception>
    public static SqliteDatabase OpenExisting(string path) => Explained(path, () =>
    {
        try
        {
            return Connect(path, path, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException refused) when (SqliteFaults.IsReadOnly(refused))
        {
            // The log of a database in such a folder can't be written by anybody. Without a log the file is all there is, and it does not change.
            FileInfo log = new(path + "-wal");
            return log.Exists && log.Length > 0
                ? Connect(path, path, SqliteOpenMode.ReadOnly)
                : Connect(path, $"file:{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?immutable=1", SqliteOpenMode.ReadOnly);
        }
    });

    /// <summary>Runs a statement with its values as <c>$1</c>, <c>$2</c> and so on.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        try
        {
            return Bind(sql, values).ExecuteNonQuery();
        }
        catch (SqliteException refused)
        {
            throw SqliteFaults.Explain(Path, refused);
        }
    }

    /// <summary>Reads all rows.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        List<T> rows = [];
        try
        {
            using SqliteDataReader reader = Bind(sql, values).ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
        }
        catch (SqliteException refused)
        {
            throw SqliteFaults.Explain(Path, refused);
        }

        return rows;
    }

    /// <summary>Does all of something, or nothing.</summary>
    /// <param name="durable">True when it must survive a power cut from the moment this returns; what is not durable survives the death of the process.</param>
    /// <param name="work">Executes statements.</param>
    public void InTransaction(bool durable, Action work)
    {
        if (durable)
        {
            Execute("PRAGMA synchronous = FULL");
        }

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
        finally
        {
            if (durable)
            {
                Execute("PRAGMA synchronous = NORMAL");
            }
        }
    }

    public void Dispose()
    {
        foreach (SqliteCommand statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private static SqliteDatabase Connect(string path, string source, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder options = new() { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = BusyTimeoutSeconds };
        SqliteConnection connection = new(options.ToString());
        try
        {
            connection.Open();
            using SqliteCommand setting = connection.CreateCommand();
            // The last of these reads the file, so that one that can't be read is found here.
            setting.CommandText = $"PRAGMA busy_timeout = {BusyTimeoutSeconds * 1000}; PRAGMA synchronous = NORMAL; PRAGMA schema_version";
            setting.ExecuteScalar();
            return new SqliteDatabase(connection, path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Explained<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException refused)
        {
            throw SqliteFaults.Explain(path, refused);
        }
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out SqliteCommand? statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            for (int i = 0; i < values.Length; i++)
            {
                statement.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            statements.Add(sql, statement);
        }

        for (int i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return statement;
    }

    /// <summary>After a full disk SQLite has rolled back already, and says so by an error.</summary>
    private void RollBack()
    {
        try
        {
            Bind("ROLLBACK", []).ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // What made the transaction fail is what the caller hears of.
        }
    }
}
