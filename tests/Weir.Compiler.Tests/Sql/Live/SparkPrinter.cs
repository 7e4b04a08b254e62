using System.Globalization;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Values;

namespace Weir.Compiler.Tests.Sql.Live;

/// <summary>Prints a Spark server's types and values as the recorded answers print theirs.</summary>
internal static class SparkPrinter
{
    public static string Type(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.TimestampTz } => "timestamp",
        PrimitiveType { Kind: PrimitiveKind.TimestampNtz } => "timestamp_ntz",
        PrimitiveType { Kind: PrimitiveKind.Null } => "void",
        DurationDataType => "interval",
        NativeType when type == SparkTypes.YearMonthInterval => "interval",
        ArrayType array => $"array<{Type(array.Element)}>",
        MapDataType map => $"map<{Type(map.Key)},{Type(map.Value)}>",
        StructType record => $"struct<{string.Join(",", record.Members.Select(m => $"{m.Name}:{Type(m.Type)}"))}>",
        _ => type.Spelling,
    };

    public static string Value(Column column, int row)
    {
        if (column.IsNull(row))
        {
            return "null";
        }

        return column.Type switch
        {
            PrimitiveType { Kind: PrimitiveKind.Float or PrimitiveKind.Double or PrimitiveKind.Boolean or PrimitiveKind.String or PrimitiveKind.Binary } => SparkText.Value(CellReader.Read(column, row)),
            PrimitiveType { Kind: PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.Int or PrimitiveKind.BigInt } => SparkText.Value(CellReader.Read(column, row)),
            PrimitiveType { Kind: PrimitiveKind.Interval } => Interval(column.Values<CalendarInterval>()[row]),
            PrimitiveType { Kind: PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz } => Timestamp(JsonText.Of(column, row)),
            PrimitiveType => JsonText.Of(column, row).Trim('"'),
            DecimalType number => CellReader.DecimalText(column.Values<Int128>()[row], number.Scale),
            DurationDataType => string.Create(CultureInfo.InvariantCulture, $"0 months 0 days {column.Values<long>()[row]} us"),
            NativeType when column.Layout.Kind == ColumnLayoutKind.Fixed => string.Create(CultureInfo.InvariantCulture, $"{column.Values<int>()[row]} months 0 days 0 us"),
            ArrayType => "[" + string.Join(", ", Items(column, row).Select(i => Value(column.Children[0], i))) + "]",
            MapDataType => "{" + string.Join(", ", Items(column, row).Select(i => $"{Value(column.Children[0], i)} = {Value(column.Children[1], i)}")) + "}",
            StructType record => "{" + string.Join(", ", record.Members.Select((m, i) => $"{m.Name}: {Value(column.Children[i], row)}")) + "}",
            _ => JsonText.Of(column, row),
        };
    }

    private static IEnumerable<int> Items(Column column, int row)
    {
        (int start, int length) = column.GetItems(row).GetOffsetAndLength(int.MaxValue);
        return Enumerable.Range(start, length);
    }

    private static string Interval(CalendarInterval value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Months} months 0 days {value.Microseconds + (value.Days * 86_400_000_000L)} us");

    private static string Timestamp(string json)
    {
        string text = json.Trim('"');
        text = text.EndsWith("+00", StringComparison.Ordinal) ? text[..^3] : text;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? text + ".000000" : text.PadRight(point + 7, '0');
    }
}
