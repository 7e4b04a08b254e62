using System.Text;
using SQLitePCL;
using Weir.Stores.Sql;

namespace Weir.Stores.Sqlite;

/// <summary>A prepared statement, and the row that it stands on.</summary>
internal sealed class SqliteStatement(sqlite3 handle, sqlite3_stmt statement) : ISqlRow, IDisposable
{
    /// <summary>Gives <c>?1</c>, <c>?2</c> and so on their values: texts, numbers, truths, or null.</summary>
    public void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }
    }

    /// <summary>Goes to the next row; false when there is none, or the statement has none.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
        return false;
    }

    /// <summary>Makes it ready to be used again, and lets go of what it was given.</summary>
    public void Reset()
    {
        // Reports the failure of the step before, which is known by then.
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    /// <summary>The text in a column, from 0, whatever characters it holds.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public void Dispose() => statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string text => raw.sqlite3_bind_text(statement, index, Encoding.UTF8.GetBytes(text).AsSpan()),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int64(statement, index, number),
        double number => raw.sqlite3_bind_double(statement, index, number),
        bool truth => raw.sqlite3_bind_int(statement, index, truth ? 1 : 0),
        _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteRefusal(code & 0xFF, raw.sqlite3_errmsg(handle).utf8_to_string());
        }
    }
}
