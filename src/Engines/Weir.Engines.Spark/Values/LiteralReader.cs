using System.Globalization;

namespace Weir.Engines.Spark.Values;

/// <summary>Takes values out of Spark's literals, as <see cref="CellReader"/> takes them out of columns.</summary>
internal static class LiteralReader
{
    /// <summary>A value as bool, long, float, double, decimal, DateOnly, DateTimeOffset (UTC), bytes or text; null for NULL.</summary>
    internal static object? Read(Wire.Expression.Types.Literal literal) => literal.LiteralTypeCase switch
    {
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Boolean => literal.Boolean,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Byte => (long)literal.Byte,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Short => (long)literal.Short,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Integer => (long)literal.Integer,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Long => literal.Long,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Float => literal.Float,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Double => literal.Double,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.String => literal.String,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Binary => literal.Binary.ToByteArray(),
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Date => CellReader.Instant(literal.Date * TimeSpan.MicrosecondsPerDay) is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Timestamp => CellReader.Instant(literal.Timestamp),
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.TimestampNtz => CellReader.Instant(literal.TimestampNtz),
        Wire.Expression.Types.Literal.LiteralTypeOneofCase.Decimal => Number(literal.Decimal.Value),
        _ => null,
    };

    /// <summary>A fixed-point number; as text where it has more digits than a decimal holds.</summary>
    private static object Number(string text) => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) ? number : text;
}
