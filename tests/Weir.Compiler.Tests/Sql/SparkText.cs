using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Compiler.Tests.Sql;

/// <summary>Prints DuckDB's values and types as the recorded answers of Spark print theirs.</summary>
internal static class SparkText
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Type(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.SqlNull => "void",
        DuckDbTypeId.Boolean => "boolean",
        DuckDbTypeId.TinyInt => "tinyint",
        DuckDbTypeId.SmallInt => "smallint",
        DuckDbTypeId.Integer => "int",
        DuckDbTypeId.BigInt => "bigint",
        DuckDbTypeId.Float => "float",
        DuckDbTypeId.Double => "double",
        DuckDbTypeId.Varchar => "string",
        DuckDbTypeId.Blob => "binary",
        DuckDbTypeId.Date => "date",
        DuckDbTypeId.Time => "time",
        DuckDbTypeId.TimestampTz => "timestamp",
        DuckDbTypeId.Timestamp => "timestamp_ntz",
        DuckDbTypeId.Interval => "interval",
        DuckDbTypeId.Decimal => $"decimal({type.Width},{type.Scale})",
        DuckDbTypeId.List => $"array<{Type(type.Element)}>",
        DuckDbTypeId.Map => $"map<{Type(type.Children[0].Type)},{Type(type.Children[1].Type)}>",
        DuckDbTypeId.Struct => $"struct<{string.Join(",", type.Children.Select(c => $"{c.Name}:{Type(c.Type)}"))}>",
        _ => type.ToString(),
    };

    public static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => Number(number, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Number(number, number.ToString("R", CultureInfo.InvariantCulture)),
        string text => JsonSerializer.Serialize(text, Plain),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        DuckDbTimestamp time => Time(time),
        DuckDbInterval interval => Interval(interval),
        DuckDbMap map => "{" + string.Join(", ", map.Entries.Select(e => $"{Value(e.Key)} = {Value(e.Value)}")) + "}",
        DuckDbStruct record => "{" + string.Join(", ", record.Names.Zip(record.Values, (n, v) => $"{n}: {Value(v)}")) + "}",
        object?[] items => "[" + string.Join(", ", items.Select(Value)) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Time(DuckDbTimestamp time)
    {
        string text = (time with { HasTimeZone = false }).ToString();
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text + ".000000" : text.PadRight(point + 7, '0');
    }

    /// <summary>Spark counts days of its day-time intervals as time.</summary>
    private static string Interval(DuckDbInterval interval) =>
        $"{interval.Months} months 0 days {interval.Microseconds + (interval.Days * 86_400_000_000L)} us";

    private static string Number(double number, string text) => number switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ when double.IsNaN(number) => "NaN",
        _ when number == 0 && double.IsNegative(number) => "-0",
        _ => text,
    };
}
