using System.Data.Common;
using System.Globalization;
using System.Text;
using MySqlConnector;
using Weir.Connectors.Databases.Values;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Connectors.Databases.Read;

/// <summary>Takes the values of one column of an ADO.NET reader.</summary>
internal sealed class ReaderCells(string name, int place, DataType type)
{
    private readonly ColumnBuilder builder = ColumnBuilder.Create(type);

    internal Column Build() => builder.Build();

    internal void Dispose() => builder.Dispose();

    /// <returns>About how many bytes it takes.</returns>
    /// <exception cref="OverflowException">The value is not of the column's type.</exception>
    internal int Take(DbDataReader reader)
    {
        if (reader.IsDBNull(place))
        {
            builder.AppendNull();
            return 1;
        }

        try
        {
            return Append(reader);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidCastException or OverflowException)
        {
            throw new OverflowException($"The column '{name}' has a value that is no {type}: {wrong.Message}", wrong);
        }
    }

    private int Append(DbDataReader reader)
    {
        switch (builder)
        {
            case BytesColumnBuilder bytes when type is PrimitiveType { Kind: PrimitiveKind.Binary }:
                byte[] blob = (byte[])reader.GetValue(place);
                bytes.Append(blob);
                return blob.Length;
            case BytesColumnBuilder texts:
                string text = reader.GetValue(place) is string words ? words : Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture)!;
                texts.Append(text);
                return text.Length;
            case FixedColumnBuilder<int> dates when type is PrimitiveType { Kind: PrimitiveKind.Date }:
                dates.Append((int)((Moment(reader.GetValue(place)).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay));
                return 4;
            case FixedColumnBuilder<long> times when type is PrimitiveType { Kind: PrimitiveKind.Time }:
                times.Append(TimeOf(reader.GetValue(place)));
                return 8;
            case FixedColumnBuilder<long> moments when type is PrimitiveType { Kind: PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz }:
                moments.Append(CalendarText.FromTicks(Moment(reader.GetValue(place)).Ticks));
                return 8;
            case FixedColumnBuilder<Int128> numbers:
                numbers.Append(DecimalText.Read(Encoding.ASCII.GetBytes(DigitsOf(reader)), type as DecimalType ?? new DecimalType(38, 0)));
                return 16;
            case FixedColumnBuilder<UuidBytes> ids:
                ids.Append(UuidBytes.From(reader.GetValue(place) is Guid id ? id : Guid.Parse(Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture)!)));
                return 16;
            case BooleanColumnBuilder truths:
                truths.Append(Convert.ToBoolean(reader.GetValue(place), CultureInfo.InvariantCulture));
                return 1;
            default:
                return AppendNumber(reader);
        }
    }

    private int AppendNumber(DbDataReader reader)
    {
        switch (builder)
        {
            case FixedColumnBuilder<long> values:
                values.Append(reader.GetInt64(place));
                break;
            case FixedColumnBuilder<int> values:
                values.Append(reader.GetInt32(place));
                break;
            case FixedColumnBuilder<double> values:
                values.Append(reader.GetDouble(place));
                break;
            case FixedColumnBuilder<float> values:
                values.Append(reader.GetFloat(place));
                break;
            case FixedColumnBuilder<short> values:
                values.Append(reader.GetInt16(place));
                break;
            case FixedColumnBuilder<byte> values:
                values.Append(Convert.ToByte(reader.GetValue(place), CultureInfo.InvariantCulture));
                break;
            case FixedColumnBuilder<sbyte> values:
                values.Append(Convert.ToSByte(reader.GetValue(place), CultureInfo.InvariantCulture));
                break;
            case FixedColumnBuilder<ushort> values:
                values.Append(Convert.ToUInt16(reader.GetValue(place), CultureInfo.InvariantCulture));
                break;
            case FixedColumnBuilder<uint> values:
                values.Append(Convert.ToUInt32(reader.GetValue(place), CultureInfo.InvariantCulture));
                break;
            case FixedColumnBuilder<ulong> values:
                values.Append(Convert.ToUInt64(reader.GetValue(place), CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidCastException("there is no way to read it.");
        }

        return 8;
    }

    /// <summary>The digits of a decimal, however many; .NET's own holds 28.</summary>
    private string DigitsOf(DbDataReader reader) => reader is MySqlDataReader mySql
        ? mySql.GetMySqlDecimal(place).ToString()
        : Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture)!;

    private static DateTime Moment(object value) => value switch
    {
        DateTime moment => moment,
        DateTimeOffset instant => instant.UtcDateTime,
        DateOnly date => date.ToDateTime(TimeOnly.MinValue),
        MySqlDateTime { IsValidDateTime: true } moment => moment.GetDateTime(),
        _ => throw new InvalidCastException($"'{value}' is no day of the calendar."),
    };

    private static long TimeOf(object value) => value switch
    {
        TimeSpan span when span >= TimeSpan.Zero && span < TimeSpan.FromDays(1) => span.Ticks / 10,
        TimeOnly time => time.Ticks / 10,
        DateTime moment => moment.TimeOfDay.Ticks / 10,
        _ => throw new InvalidCastException($"'{value}' is no time of a day."),
    };
}
