using System.Globalization;
using System.Text;
using SQLitePCL;
using Weir.Connectors.Databases.Values;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>Takes the values of one column of a query, whatever SQLite stored them as.</summary>
internal sealed class SqliteCells(string name, int place, DataType type)
{
    private readonly ColumnBuilder builder = ColumnBuilder.Create(type);

    internal Column Build() => builder.Build();

    internal void Dispose() => builder.Dispose();

    /// <returns>About how many bytes it takes.</returns>
    /// <exception cref="OverflowException">The value is not of the column's type.</exception>
    internal int Take(sqlite3_stmt statement)
    {
        int stored = raw.sqlite3_column_type(statement, place);
        if (stored == raw.SQLITE_NULL)
        {
            builder.AppendNull();
            return 1;
        }

        try
        {
            return builder switch
            {
                FixedColumnBuilder<long> values when type is PrimitiveType { Kind: PrimitiveKind.BigInt } => Add(values, Whole(statement, stored)),
                BytesColumnBuilder values => Bytes(values, statement, stored),
                FixedColumnBuilder<double> values => Add(values, stored == raw.SQLITE_FLOAT || stored == raw.SQLITE_INTEGER ? raw.sqlite3_column_double(statement, place) : throw Wrong(statement)),
                BooleanColumnBuilder values => Truth(values, Whole(statement, stored), statement),
                FixedColumnBuilder<int> values => Add(values, CalendarText.ReadDate(Text(statement, stored))),
                FixedColumnBuilder<long> values when type is PrimitiveType { Kind: PrimitiveKind.Time } => Add(values, CalendarText.ReadTime(Text(statement, stored))),
                FixedColumnBuilder<long> values => Add(values, CalendarText.ReadTimestamp(Text(statement, stored), type is PrimitiveType { Kind: PrimitiveKind.TimestampTz })),
                FixedColumnBuilder<Int128> values => Add(values, DecimalText.Read(Number(statement, stored), (DecimalType)type)),
                FixedColumnBuilder<UuidBytes> values => Guid.TryParse(Encoding.UTF8.GetString(Text(statement, stored)), out Guid guid) ? Add(values, UuidBytes.From(guid)) : throw Wrong(statement),
                _ => throw Wrong(statement),
            };
        }
        catch (FormatException wrong)
        {
            throw new OverflowException($"The column '{name}': {wrong.Message}.", wrong);
        }
        catch (OverflowException wrong) when (!wrong.Message.StartsWith("The column", StringComparison.Ordinal))
        {
            throw new OverflowException($"The column '{name}': {wrong.Message}", wrong);
        }
    }

    private static int Add<T>(FixedColumnBuilder<T> values, T value)
        where T : unmanaged
    {
        values.Append(value);
        return 8;
    }

    private int Bytes(BytesColumnBuilder values, sqlite3_stmt statement, int stored)
    {
        if (stored is not (raw.SQLITE_TEXT or raw.SQLITE_BLOB))
        {
            // A number in a column of texts is the text that SQLite shows.
            values.Append(raw.sqlite3_column_text(statement, place).utf8_to_string());
            return 16;
        }

        ReadOnlySpan<byte> bytes = raw.sqlite3_column_blob(statement, place);
        values.Append(bytes);
        return bytes.Length;
    }

    private int Truth(BooleanColumnBuilder values, long value, sqlite3_stmt statement)
    {
        values.Append(value is 0 or 1 ? value == 1 : throw Wrong(statement));
        return 1;
    }

    private long Whole(sqlite3_stmt statement, int stored)
    {
        if (stored == raw.SQLITE_INTEGER)
        {
            return raw.sqlite3_column_int64(statement, place);
        }

        double number = stored == raw.SQLITE_FLOAT ? raw.sqlite3_column_double(statement, place) : double.NaN;
        return number == Math.Floor(number) && Math.Abs(number) < 9e18 ? (long)number : throw Wrong(statement);
    }

    private ReadOnlySpan<byte> Text(sqlite3_stmt statement, int stored) => stored == raw.SQLITE_TEXT ? raw.sqlite3_column_blob(statement, place) : throw Wrong(statement);

    private ReadOnlySpan<byte> Number(sqlite3_stmt statement, int stored) => stored switch
    {
        raw.SQLITE_TEXT => raw.sqlite3_column_blob(statement, place),
        raw.SQLITE_INTEGER => Encoding.ASCII.GetBytes(raw.sqlite3_column_int64(statement, place).ToString(CultureInfo.InvariantCulture)),
        raw.SQLITE_FLOAT => Encoding.ASCII.GetBytes(((decimal)raw.sqlite3_column_double(statement, place)).ToString(CultureInfo.InvariantCulture)),
        _ => throw Wrong(statement),
    };

    private OverflowException Wrong(sqlite3_stmt statement)
    {
        string value = raw.sqlite3_column_text(statement, place).utf8_to_string() ?? "";
        return new OverflowException($"The column '{name}' holds '{value[..Math.Min(value.Length, 60)]}', which is no {type}.");
    }
}
