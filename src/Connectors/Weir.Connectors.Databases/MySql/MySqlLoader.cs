using System.Globalization;
using System.Text;
using MySqlConnector;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Values;
using Weir.Connectors.Databases.Write;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.MySql;

/// <summary>Adds rows by INSERT statements of many rows each: what LOAD DATA does is often forbidden by servers.</summary>
internal sealed class MySqlLoader : IRowLoader
{
    private const int StatementChars = 512 * 1024;

    private readonly MySqlConnection connection;
    private readonly MySqlTransaction transaction;
    private readonly string head;
    private readonly IReadOnlyList<StageColumn> columns;
    private readonly StringBuilder statement = new();

    internal MySqlLoader(MySqlConnection connection, string table, IReadOnlyList<StageColumn> columns, Func<string, string> quote)
    {
        this.connection = connection;
        this.columns = columns;
        transaction = connection.BeginTransaction();
        head = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => quote(column.Name)))}) VALUES ";
    }

    public void Write(ColumnBatch batch)
    {
        for (int row = 0; row < batch.RowCount; row++)
        {
            statement.Append(statement.Length == 0 ? head : ",").Append('(');
            for (int i = 0; i < columns.Count; i++)
            {
                statement.Append(i == 0 ? "" : ",");
                Append(batch.Columns[i], row);
            }

            statement.Append(')');
            if (statement.Length > StatementChars)
            {
                Flush();
            }
        }
    }

    public void Complete()
    {
        Flush();
        transaction.Commit();
    }

    public void Dispose() => transaction.Dispose();

    private void Flush()
    {
        if (statement.Length > 0)
        {
            using MySqlCommand command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Every value is a literal made here: numbers, hexadecimal bytes, and texts whose quotes are escaped.
            command.CommandText = statement.ToString();
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            statement.Clear();
        }
    }

    private void Append(Column column, int row)
    {
        if (column.IsNull(row))
        {
            statement.Append("NULL");
            return;
        }

        switch (column.Type)
        {
            case DecimalType number:
                AppendDigits(column.Values<Int128>()[row], number.Scale);
                break;
            case DurationDataType:
                statement.Append(column.Values<long>()[row]);
                break;
            case PrimitiveType primitive:
                Append(primitive.Kind, column, row);
                break;
            default:
                throw new NotSupportedException($"MySQL takes no {column.Type}.");
        }
    }

    private void Append(PrimitiveKind kind, Column column, int row)
    {
        Span<byte> text = stackalloc byte[64];
        switch (kind)
        {
            case PrimitiveKind.Boolean:
                statement.Append(column.GetBoolean(row) ? '1' : '0');
                break;
            case PrimitiveKind.Float:
                statement.Append(Finite(column.Values<float>()[row]).ToString("R", CultureInfo.InvariantCulture));
                break;
            case PrimitiveKind.Double:
                statement.Append(Finite(column.Values<double>()[row]).ToString("R", CultureInfo.InvariantCulture));
                break;
            case PrimitiveKind.String or PrimitiveKind.Json:
                AppendText(column.GetString(row));
                break;
            case PrimitiveKind.Binary:
                statement.Append("x'").Append(Convert.ToHexString(column.GetBytes(row))).Append('\'');
                break;
            case PrimitiveKind.Date:
                AppendQuoted(text[..CalendarText.WriteDate(column.Values<int>()[row], text)]);
                break;
            case PrimitiveKind.Time:
                AppendQuoted(text[..CalendarText.WriteTime(column.Values<long>()[row], text)]);
                break;
            case PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz:
                AppendQuoted(text[..CalendarText.WriteTimestamp(column.Values<long>()[row], utc: false, text)]);
                break;
            case PrimitiveKind.Uuid:
                statement.Append('\'').Append(column.Values<UuidBytes>()[row]).Append('\'');
                break;
            default:
                AppendInteger(kind, column, row);
                break;
        }
    }

    private void AppendInteger(PrimitiveKind kind, Column column, int row) => _ = kind switch
    {
        PrimitiveKind.TinyInt => statement.Append(column.Values<sbyte>()[row]),
        PrimitiveKind.SmallInt => statement.Append(column.Values<short>()[row]),
        PrimitiveKind.Int => statement.Append(column.Values<int>()[row]),
        PrimitiveKind.BigInt => statement.Append(column.Values<long>()[row]),
        PrimitiveKind.UnsignedTinyInt => statement.Append(column.Values<byte>()[row]),
        PrimitiveKind.UnsignedSmallInt => statement.Append(column.Values<ushort>()[row]),
        PrimitiveKind.UnsignedInt => statement.Append(column.Values<uint>()[row]),
        PrimitiveKind.UnsignedBigInt => statement.Append(column.Values<ulong>()[row]),
        PrimitiveKind.HugeInt => statement.Append(column.Values<Int128>()[row].ToString(CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"MySQL takes no {column.Type}."),
    };

    private void AppendDigits(Int128 value, int scale)
    {
        Span<byte> text = stackalloc byte[64];
        statement.Append(Encoding.ASCII.GetString(text[..DecimalText.Write(value, scale, text)]));
    }

    private void AppendQuoted(ReadOnlySpan<byte> text) => statement.Append('\'').Append(Encoding.ASCII.GetString(text)).Append('\'');

    /// <summary>The session's mode is NO_BACKSLASH_ESCAPES, so a quote is the only letter that has to be doubled.</summary>
    private void AppendText(string text) => statement.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new OverflowException("MySQL has no NaN and no infinity.");
}
