using System.Collections.Immutable;
using Weir.Core.Data;

namespace Weir.Engines.Spark.Arrow;

/// <summary>Maps types between Arrow, as Spark uses it, and the vocabulary that all engines share.</summary>
internal static class ArrowTypes
{
    private const int DecimalBits = 128;
    private const int TimeBits = 64;

    /// <summary>The shared type of a field.</summary>
    /// <exception cref="NotSupportedException">Spark sends no such field.</exception>
    internal static DataType ToShared(ArrowField field) => field.Type switch
    {
        _ when field.IsDictionary => throw NoSuch(field, "a dictionary"),
        ArrowTypeId.Decimal when field.Bits == DecimalBits => new DecimalType(field.Precision, field.Scale),
        ArrowTypeId.List or ArrowTypeId.LargeList => new ArrayType(ToShared(field.Children[0])),
        ArrowTypeId.Map => new MapDataType(ToShared(field.Children[0].Children[0]), ToShared(field.Children[0].Children[1])),
        ArrowTypeId.Struct when field.IsVariant => SparkTypes.Variant,
        ArrowTypeId.Struct => new StructType([.. field.Children.Select(child => new SchemaField(child.Name, ToShared(child)))]),
        ArrowTypeId.Duration when field.Unit == ArrowUnit.Microsecond => SparkTypes.DayTimeInterval,
        ArrowTypeId.Interval when field.Unit == ArrowUnit.YearMonth => SparkTypes.YearMonthInterval,
        _ => new PrimitiveType(ToPrimitive(field)),
    };

    /// <summary>The columns of a schema.</summary>
    internal static Schema ToShared(ImmutableArray<ArrowField> fields) =>
        new([.. fields.Select(field => new SchemaField(field.Name, ToShared(field), field.Nullable))]);

    /// <summary>The field for a column that is sent to Spark.</summary>
    /// <exception cref="NotSupportedException">Spark has no such type.</exception>
    internal static ArrowField FromShared(string name, DataType type, bool nullable = true)
    {
        ArrowField field = type switch
        {
            DecimalType number => Of(name, ArrowTypeId.Decimal) with { Bits = DecimalBits, Precision = number.Precision, Scale = number.Scale },
            ArrayType { FixedLength: null } array => Of(name, ArrowTypeId.List) with { Children = [FromShared("element", array.Element)] },
            MapDataType map => Of(name, ArrowTypeId.Map) with { Children = [Entries(map)] },
            StructType record => Of(name, ArrowTypeId.Struct) with { Children = [.. record.Members.Select(member => FromShared(member.Name, member.Type))] },
            DurationDataType { Unit: "us" } => Of(name, ArrowTypeId.Duration) with { Unit = ArrowUnit.Microsecond },
            PrimitiveType primitive => FromPrimitive(name, primitive),
            _ when type == SparkTypes.YearMonthInterval => Of(name, ArrowTypeId.Interval) with { Unit = ArrowUnit.YearMonth },
            _ => throw new NotSupportedException($"A column of type {type} can't be sent to Spark."),
        };
        return field with { Nullable = nullable };
    }

    private static ArrowField Entries(MapDataType map) =>
        Of("entries", ArrowTypeId.Struct) with { Nullable = false, Children = [FromShared("key", map.Key, nullable: false), FromShared("value", map.Value)] };

    private static ArrowField FromPrimitive(string name, PrimitiveType type) => type.Kind switch
    {
        PrimitiveKind.Boolean => Of(name, ArrowTypeId.Bool),
        PrimitiveKind.TinyInt => Of(name, ArrowTypeId.Int) with { Bits = 8 },
        PrimitiveKind.SmallInt => Of(name, ArrowTypeId.Int) with { Bits = 16 },
        PrimitiveKind.Int => Of(name, ArrowTypeId.Int) with { Bits = 32 },
        PrimitiveKind.BigInt => Of(name, ArrowTypeId.Int) with { Bits = 64 },
        PrimitiveKind.Float => Of(name, ArrowTypeId.FloatingPoint) with { Unit = ArrowUnit.Single },
        PrimitiveKind.Double => Of(name, ArrowTypeId.FloatingPoint) with { Unit = ArrowUnit.Double },
        PrimitiveKind.String or PrimitiveKind.Json => Of(name, ArrowTypeId.Utf8),
        PrimitiveKind.Binary => Of(name, ArrowTypeId.Binary),
        PrimitiveKind.Date => Of(name, ArrowTypeId.Date) with { Unit = ArrowUnit.Day },
        PrimitiveKind.Time => Of(name, ArrowTypeId.Time) with { Unit = ArrowUnit.Nanosecond, Bits = TimeBits },
        PrimitiveKind.TimestampTz => Of(name, ArrowTypeId.Timestamp) with { Unit = ArrowUnit.Microsecond, TimeZone = "UTC" },
        PrimitiveKind.TimestampNtz => Of(name, ArrowTypeId.Timestamp) with { Unit = ArrowUnit.Microsecond },
        PrimitiveKind.Interval => Of(name, ArrowTypeId.Interval) with { Unit = ArrowUnit.MonthDayNano },
        PrimitiveKind.Null => Of(name, ArrowTypeId.Null),
        _ => throw new NotSupportedException($"A column of type {type} can't be sent to Spark: cast it first."),
    };

    private static ArrowField Of(string name, ArrowTypeId type) => new() { Name = name, Type = type };

    private static PrimitiveKind ToPrimitive(ArrowField field) => field.Type switch
    {
        ArrowTypeId.Null => PrimitiveKind.Null,
        ArrowTypeId.Bool => PrimitiveKind.Boolean,
        ArrowTypeId.Int => (field.Bits, field.IsSigned) switch
        {
            (8, true) => PrimitiveKind.TinyInt,
            (16, true) => PrimitiveKind.SmallInt,
            (32, true) => PrimitiveKind.Int,
            (64, true) => PrimitiveKind.BigInt,
            _ => throw NoSuch(field, $"an integer of {field.Bits} bits without sign"),
        },
        ArrowTypeId.FloatingPoint when field.Unit == ArrowUnit.Single => PrimitiveKind.Float,
        ArrowTypeId.FloatingPoint when field.Unit == ArrowUnit.Double => PrimitiveKind.Double,
        ArrowTypeId.Utf8 or ArrowTypeId.LargeUtf8 => PrimitiveKind.String,
        ArrowTypeId.Binary or ArrowTypeId.LargeBinary => PrimitiveKind.Binary,
        ArrowTypeId.Date when field.Unit == ArrowUnit.Day => PrimitiveKind.Date,
        ArrowTypeId.Time when field.Unit == ArrowUnit.Nanosecond => PrimitiveKind.Time,
        ArrowTypeId.Timestamp when field.Unit == ArrowUnit.Microsecond => field.TimeZone is null ? PrimitiveKind.TimestampNtz : PrimitiveKind.TimestampTz,
        ArrowTypeId.Interval when field.Unit == ArrowUnit.MonthDayNano => PrimitiveKind.Interval,
        _ => throw NoSuch(field, $"a value of Arrow type {field.Type}, unit {field.Unit}"),
    };

    private static NotSupportedException NoSuch(ArrowField field, string what) => new($"The column '{field.Name}' comes as {what}, which is not read.");
}
