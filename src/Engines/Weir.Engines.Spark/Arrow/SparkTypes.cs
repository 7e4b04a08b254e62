using Weir.Core.Data;

namespace Weir.Engines.Spark.Arrow;

/// <summary>Types that only Spark has, and how it spells the shared ones.</summary>
internal static class SparkTypes
{
    internal const string EngineName = "spark";

    /// <summary>Semi-structured data in Spark's own encoding.</summary>
    internal static NativeType Variant { get; } = new(EngineName, "variant");

    /// <summary>A number of months.</summary>
    internal static NativeType YearMonthInterval { get; } = new(EngineName, "interval year to month");

    /// <summary>A number of microseconds.</summary>
    internal static DurationDataType DayTimeInterval { get; } = new("us");

    /// <summary>The shared type of a type of the protocol; one that only Spark has becomes <c>spark:...</c>.</summary>
    internal static DataType ToShared(Wire.DataType type) => type.KindCase switch
    {
        Wire.DataType.KindOneofCase.Decimal => new DecimalType(type.Decimal.HasPrecision ? type.Decimal.Precision : 10, type.Decimal.Scale),
        Wire.DataType.KindOneofCase.Array => new ArrayType(ToShared(type.Array.ElementType)),
        Wire.DataType.KindOneofCase.Map => new MapDataType(ToShared(type.Map.KeyType), ToShared(type.Map.ValueType)),
        Wire.DataType.KindOneofCase.Struct => new StructType([.. type.Struct.Fields.Select(field => new SchemaField(field.Name, ToShared(field.DataType)))]),
        Wire.DataType.KindOneofCase.YearMonthInterval => YearMonthInterval,
        Wire.DataType.KindOneofCase.DayTimeInterval => DayTimeInterval,
        Wire.DataType.KindOneofCase.Variant => Variant,
        Wire.DataType.KindOneofCase.Geometry => new NativeType(EngineName, $"geometry({type.Geometry.Srid})"),
        Wire.DataType.KindOneofCase.Geography => new NativeType(EngineName, $"geography({type.Geography.Srid})"),
        Wire.DataType.KindOneofCase.Udt => type.Udt.SqlType is { } sql ? ToShared(sql) : new NativeType(EngineName, type.Udt.JvmClass),
        Wire.DataType.KindOneofCase.Unparsed => new NativeType(EngineName, type.Unparsed.DataTypeString),
        _ => ToPrimitive(type.KindCase) is { } kind ? new PrimitiveType(kind) : new NativeType(EngineName, type.KindCase.ToString().ToLowerInvariant()),
    };

    /// <summary>The columns of a relation, whose type is a struct.</summary>
    internal static Schema ToSchema(Wire.DataType type) =>
        new([.. type.Struct.Fields.Select(field => new SchemaField(field.Name, ToShared(field.DataType), field.Nullable))]);

    /// <summary>Spark's spelling of a shared type; null for a type that it does not have.</summary>
    internal static string? ToSpark(DataType type) => type switch
    {
        PrimitiveType primitive => ToSpark(primitive.Kind),
        DecimalType number => $"DECIMAL({number.Precision},{number.Scale})",
        DurationDataType { Unit: "us" } => "INTERVAL DAY TO SECOND",
        DurationDataType => "BIGINT",
        ArrayType array => ToSpark(array.Element) is { } element ? $"ARRAY<{element}>" : null,
        MapDataType map => ToSpark(map.Key) is { } key && ToSpark(map.Value) is { } value ? $"MAP<{key}, {value}>" : null,
        StructType record => ToSpark(record),
        NativeType { Engine: EngineName } native => native.NativeSpelling,
        _ => null,
    };

    private static string? ToSpark(StructType record)
    {
        string?[] parts = [.. record.Members.Select(member => ToSpark(member.Type) is { } type ? $"{Sql.Quote.Identifier(member.Name)}: {type}" : null)];
        return parts.Contains(null) ? null : $"STRUCT<{string.Join(", ", parts)}>";
    }

    private static string? ToSpark(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "BOOLEAN",
        PrimitiveKind.TinyInt => "TINYINT",
        PrimitiveKind.SmallInt => "SMALLINT",
        PrimitiveKind.Int => "INT",
        PrimitiveKind.BigInt => "BIGINT",
        PrimitiveKind.HugeInt => "DECIMAL(38,0)",
        PrimitiveKind.UnsignedTinyInt => "SMALLINT",
        PrimitiveKind.UnsignedSmallInt => "INT",
        PrimitiveKind.UnsignedInt => "BIGINT",
        PrimitiveKind.UnsignedBigInt => "DECIMAL(20,0)",
        PrimitiveKind.Float => "FLOAT",
        PrimitiveKind.Double => "DOUBLE",
        PrimitiveKind.String or PrimitiveKind.Json or PrimitiveKind.Uuid => "STRING",
        PrimitiveKind.Binary => "BINARY",
        PrimitiveKind.Date => "DATE",
        PrimitiveKind.Time => "TIME(6)",
        PrimitiveKind.TimestampTz => "TIMESTAMP",
        PrimitiveKind.TimestampNtz => "TIMESTAMP_NTZ",
        PrimitiveKind.Interval => "INTERVAL",
        PrimitiveKind.Null => "VOID",
        _ => null,
    };

    private static PrimitiveKind? ToPrimitive(Wire.DataType.KindOneofCase kind) => kind switch
    {
        Wire.DataType.KindOneofCase.Null => PrimitiveKind.Null,
        Wire.DataType.KindOneofCase.Binary => PrimitiveKind.Binary,
        Wire.DataType.KindOneofCase.Boolean => PrimitiveKind.Boolean,
        Wire.DataType.KindOneofCase.Byte => PrimitiveKind.TinyInt,
        Wire.DataType.KindOneofCase.Short => PrimitiveKind.SmallInt,
        Wire.DataType.KindOneofCase.Integer => PrimitiveKind.Int,
        Wire.DataType.KindOneofCase.Long => PrimitiveKind.BigInt,
        Wire.DataType.KindOneofCase.Float => PrimitiveKind.Float,
        Wire.DataType.KindOneofCase.Double => PrimitiveKind.Double,
        Wire.DataType.KindOneofCase.String or Wire.DataType.KindOneofCase.Char or Wire.DataType.KindOneofCase.VarChar => PrimitiveKind.String,
        Wire.DataType.KindOneofCase.Date => PrimitiveKind.Date,
        Wire.DataType.KindOneofCase.Time => PrimitiveKind.Time,
        Wire.DataType.KindOneofCase.Timestamp => PrimitiveKind.TimestampTz,
        Wire.DataType.KindOneofCase.TimestampNtz => PrimitiveKind.TimestampNtz,
        Wire.DataType.KindOneofCase.CalendarInterval => PrimitiveKind.Interval,
        _ => null,
    };
}
