using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Weir.Core.Diagnostics;
using Weir.Stores.Sql;

namespace Weir.Stores.Postgres;

/// <summary>One session of a PostgreSQL server. Not safe for several threads at once.</summary>
/// <remarks>
/// Values are sent as text without a type, so that the server takes the type of the place where they go. The statements of a transaction are collected
/// and go in one message, so that a batch of events costs one way to the server and back, however many they are.
/// </remarks>
internal sealed class PostgresDatabase : ISqlDatabase
{
    /// <summary>A session that was idle longer is looked at before it is used.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> translated = new(StringComparer.Ordinal);
    private readonly List<NpgsqlBatchCommand> pending = [];
    private NpgsqlConnection connection;
    private long used = Stopwatch.GetTimestamp();
    private bool inTransaction;

    private PostgresDatabase(PostgresPlace place, NpgsqlConnection connection)
    {
        Place = place;
        this.connection = connection;
    }

    public PostgresPlace Place { get; }

    public string Name => Place.Name;

    public string RowOrder => "position";

    /// <summary>The server's version, for example <c>15.14</c>.</summary>
    public string ServerVersion => connection.PostgreSqlVersion.ToString();

    /// <summary>Called when the session is a new one, since the former was cut off.</summary>
    public Action? Reopened { get; set; }

    /// <exception cref="WeirException">The server can't be reached, or refuses.</exception>
    public static PostgresDatabase Open(PostgresPlace place) => new(place, Connect(place));

    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (inTransaction)
        {
            pending.Add(Command(sql, values));
        }
        else
        {
            Query(sql, static _ => true, values);
        }
    }

    public List<T> Query<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<object?> values)
    {
        if (!inTransaction)
        {
            Revive();
        }

        pending.Add(Command(sql, values));
        return Send(read);
    }

    /// <summary>Runs several statements that take no values, inside a transaction.</summary>
    public void Script(string sql)
    {
        foreach (string statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            pending.Add(new NpgsqlBatchCommand(statement));
        }
    }

    public void InTransaction(bool durable, Action work)
    {
        Revive();
        inTransaction = true;
        try
        {
            pending.Add(new NpgsqlBatchCommand("BEGIN"));
            pending.Add(new NpgsqlBatchCommand(durable ? "SET LOCAL synchronous_commit = on" : "SET LOCAL synchronous_commit = off"));
            work();
            pending.Add(new NpgsqlBatchCommand("COMMIT"));
            Send(static _ => true);
        }
        catch
        {
            pending.Clear();
            RollBack();
            throw;
        }
        finally
        {
            inTransaction = false;
        }
    }

    public void InTransactionAlone(string subject, Action work) => InTransaction(durable: false, () =>
    {
        Query("SELECT value FROM sequences WHERE name = ?1 FOR UPDATE", static _ => true, subject);
        work();
    });

    /// <summary>Frees an advisory lock; a session that is gone has freed it already.</summary>
    public void TryUnlock(long key)
    {
        try
        {
            Query("SELECT pg_advisory_unlock(?1)", static _ => true, key);
        }
        catch (WeirException) when (connection.FullState != System.Data.ConnectionState.Open)
        {
            // The server freed it with the session.
        }
    }

    public void Dispose() => connection.Dispose();

    private static NpgsqlConnection Connect(PostgresPlace place)
    {
        NpgsqlConnection? opened = null;
        try
        {
            opened = new NpgsqlConnection(place.ConnectionString);
            opened.Open();
            return opened;
        }
        catch (Exception refused) when (refused is NpgsqlException or TimeoutException or IOException or ArgumentException or InvalidOperationException)
        {
            opened?.Dispose();
            throw PostgresFaults.Explain(place, refused);
        }
    }

    /// <summary>A server that was started again since is connected to again: between two uses of the store nothing is lost by that.</summary>
    private void Revive()
    {
        if (Stopwatch.GetElapsedTime(used) < Idle && connection.FullState == System.Data.ConnectionState.Open)
        {
            return;
        }

        try
        {
            using NpgsqlCommand look = new("SELECT 1", connection);
            look.ExecuteScalar();
        }
        catch (Exception cut) when (cut is NpgsqlException or InvalidOperationException)
        {
            connection.Dispose();
            connection = Connect(Place);
            used = Stopwatch.GetTimestamp();

            // The server may not have noticed yet that the former session is gone.
            Query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()", static _ => true);
            Reopened?.Invoke();
        }
    }

    /// <summary>Sends what is pending; reads the rows of the last statement, the only one that has some.</summary>
    private List<T> Send<T>(Func<ISqlRow, T> read)
    {
        try
        {
            using NpgsqlBatch batch = new(connection);
            foreach (NpgsqlBatchCommand command in pending)
            {
                batch.BatchCommands.Add(command);
            }

            pending.Clear();
            using NpgsqlDataReader reader = batch.ExecuteReader();
            PostgresRow row = new(reader);
            List<T> rows = [];
            do
            {
                while (reader.FieldCount > 0 && reader.Read())
                {
                    rows.Add(read(row));
                }
            }
            while (reader.NextResult());

            used = Stopwatch.GetTimestamp();
            return rows;
        }
        catch (Exception refused) when (refused is NpgsqlException or TimeoutException or IOException or InvalidOperationException)
        {
            throw PostgresFaults.Explain(Place, refused);
        }
    }

    private void RollBack()
    {
        try
        {
            using NpgsqlCommand command = new("ROLLBACK", connection);
            command.ExecuteNonQuery();
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // A session that is gone has rolled back.
        }
    }

    private NpgsqlBatchCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!translated.TryGetValue(sql, out string? text))
        {
            text = sql.Replace('?', '$');
            translated.Add(sql, text);
        }

        NpgsqlBatchCommand command = new(text);
        foreach (object? value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = TextOf(value) });
        }

        return command;
    }

    /// <summary>PostgreSQL has no text with the character U+0000; where a message has one, the sign for what can't be shown stands there.</summary>
    private static object TextOf(object? value) => value switch
    {
        null => DBNull.Value,
        string text => text.Replace('\0', '\uFFFD'),
        bool truth => truth ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
    };
}
