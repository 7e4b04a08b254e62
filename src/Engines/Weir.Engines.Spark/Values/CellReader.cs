using System.Globalization;
using System.Numerics;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Values;

/// <summary>Takes single values out of columns, for results of few rows.</summary>
internal static class CellReader
{
    /// <summary>A value as bool, long, float, double, decimal, DateOnly, TimeSpan since midnight, DateTimeOffset (UTC), bytes or text; null for NULL.</summary>
    internal static object? Read(Column column, int row)
    {
        if (column.IsNull(row))
        {
            return null;
        }

        return column.Type switch
        {
            PrimitiveType primitive => Read(primitive.Kind, column, row),
            DecimalType number => Decimal(column.Values<Int128>()[row], number.Scale),
            _ => JsonText.Of(column, row),
        };
    }

    /// <summary>A fixed-point number; as text where it has more digits than a decimal holds.</summary>
    internal static object Decimal(Int128 unscaled, int scale)
    {
        string text = DecimalText(unscaled, scale);
        return BigInteger.Abs(unscaled) <= new BigInteger(decimal.MaxValue) && scale <= 28 ? decimal.Parse(text, CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A fixed-point number with all its digits.</summary>
    internal static string DecimalText(Int128 unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = Int128.IsNegative(unscaled) ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    private static object Read(PrimitiveKind kind, Column column, int row) => kind switch
    {
        PrimitiveKind.Boolean => column.GetBoolean(row),
        PrimitiveKind.TinyInt => (long)column.Values<sbyte>()[row],
        PrimitiveKind.SmallInt => (long)column.Values<short>()[row],
        PrimitiveKind.Int => (long)column.Values<int>()[row],
        PrimitiveKind.BigInt => column.Values<long>()[row],
        PrimitiveKind.Float => column.Values<float>()[row],
        PrimitiveKind.Double => column.Values<double>()[row],
        PrimitiveKind.String or PrimitiveKind.Json => column.GetString(row),
        PrimitiveKind.Binary => column.GetBytes(row).ToArray(),
        PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz when Instant(column.Values<long>()[row]) is { } instant => instant,
        PrimitiveKind.Date when Instant(column.Values<int>()[row] * TimeSpan.MicrosecondsPerDay) is { } day => DateOnly.FromDateTime(day.UtcDateTime),
        _ => JsonText.Of(column, row),
    };

    /// <summary>Microseconds since 1970 as an instant; null beyond the years 1 to 9999.</summary>
    internal static DateTimeOffset? Instant(long microseconds)
    {
        Int128 ticks = ((Int128)microseconds * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }
}
