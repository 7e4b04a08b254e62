using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Values;
using Weir.Connectors.Databases.Write;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>Adds rows by one prepared statement in one transaction.</summary>
internal sealed class SqliteLoader : IRowLoader
{
    private readonly SqliteConnection connection;
    private readonly DbTransaction transaction;
    private readonly sqlite3_stmt statement;
    private readonly IReadOnlyList<StageColumn> columns;

    internal SqliteLoader(SqliteConnection connection, string table, IReadOnlyList<StageColumn> columns, Func<string, string> quote)
    {
        this.connection = connection;
        this.columns = columns;
        transaction = connection.BeginTransaction();
        string sql = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => quote(column.Name)))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement), connection.Handle);
    }

    public void Write(ColumnBatch batch)
    {
        for (int row = 0; row < batch.RowCount; row++)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                int code = batch.Columns[i].IsNull(row) ? raw.sqlite3_bind_null(statement, i + 1) : Bind(batch.Columns[i], row, i + 1);
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
            }

            int stepped = raw.sqlite3_step(statement);
            int reset = raw.sqlite3_reset(statement);
            SqliteException.ThrowExceptionForRC(stepped == raw.SQLITE_DONE ? reset : stepped, connection.Handle);
        }
    }

    public void Complete() => transaction.Commit();

    public void Dispose()
    {
        statement.Dispose();
        transaction.Dispose();
    }

    private int Bind(Column column, int row, int place)
    {
        Span<byte> text = stackalloc byte[64];
        return column.Type switch
        {
            DecimalType number => BindText(place, text[..DecimalText.Write(column.Values<Int128>()[row], number.Scale, text)]),
            DurationDataType => raw.sqlite3_bind_int64(statement, place, column.Values<long>()[row]),
            PrimitiveType primitive => Bind(primitive.Kind, column, row, place, text),
            _ => throw new NotSupportedException($"SQLite takes no {column.Type}."),
        };
    }

    private int Bind(PrimitiveKind kind, Column column, int row, int place, Span<byte> text) => kind switch
    {
        PrimitiveKind.Boolean => raw.sqlite3_bind_int(statement, place, column.GetBoolean(row) ? 1 : 0),
        PrimitiveKind.TinyInt => raw.sqlite3_bind_int(statement, place, column.Values<sbyte>()[row]),
        PrimitiveKind.UnsignedTinyInt => raw.sqlite3_bind_int(statement, place, column.Values<byte>()[row]),
        PrimitiveKind.SmallInt => raw.sqlite3_bind_int(statement, place, column.Values<short>()[row]),
        PrimitiveKind.UnsignedSmallInt => raw.sqlite3_bind_int(statement, place, column.Values<ushort>()[row]),
        PrimitiveKind.Int => raw.sqlite3_bind_int(statement, place, column.Values<int>()[row]),
        PrimitiveKind.UnsignedInt => raw.sqlite3_bind_int64(statement, place, column.Values<uint>()[row]),
        PrimitiveKind.BigInt => raw.sqlite3_bind_int64(statement, place, column.Values<long>()[row]),
        PrimitiveKind.UnsignedBigInt => BindText(place, text[..DecimalText.Write(column.Values<ulong>()[row], 0, text)]),
        PrimitiveKind.HugeInt => BindText(place, text[..DecimalText.Write(column.Values<Int128>()[row], 0, text)]),
        PrimitiveKind.Float => raw.sqlite3_bind_double(statement, place, column.Values<float>()[row]),
        PrimitiveKind.Double => raw.sqlite3_bind_double(statement, place, column.Values<double>()[row]),
        PrimitiveKind.String or PrimitiveKind.Json => BindText(place, column.GetBytes(row)),
        PrimitiveKind.Binary => column.GetBytes(row) is { Length: > 0 } bytes ? raw.sqlite3_bind_blob(statement, place, bytes) : raw.sqlite3_bind_zeroblob(statement, place, 0),
        PrimitiveKind.Date => BindText(place, text[..CalendarText.WriteDate(column.Values<int>()[row], text)]),
        PrimitiveKind.Time => BindText(place, text[..CalendarText.WriteTime(column.Values<long>()[row], text)]),
        PrimitiveKind.TimestampNtz => BindText(place, text[..CalendarText.WriteTimestamp(column.Values<long>()[row], utc: false, text)]),
        PrimitiveKind.TimestampTz => BindText(place, text[..CalendarText.WriteTimestamp(column.Values<long>()[row], utc: true, text)]),
        PrimitiveKind.Uuid => BindText(place, Encoding.ASCII.GetBytes(column.Values<UuidBytes>()[row].ToString())),
        _ => throw new NotSupportedException($"SQLite takes no {column.Type}."),
    };

    /// <summary>An empty span has no address, which SQLite would take for NULL.</summary>
    private int BindText(int place, ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? raw.sqlite3_bind_text(statement, place, "") : raw.sqlite3_bind_text(statement, place, bytes);
}
