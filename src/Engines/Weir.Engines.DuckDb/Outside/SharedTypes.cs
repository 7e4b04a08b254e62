using Weir.Core.Data;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>DuckDB's types for the types that all engines share.</summary>
internal static class SharedTypes
{
    /// <exception cref="NotSupportedException">The type is another engine's.</exception>
    internal static DuckDbType ToDuckDb(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Json } => DuckDbType.Json,
        PrimitiveType primitive => DuckDbType.Of(ToId(primitive.Kind)),
        DecimalType number => DuckDbType.Decimal(number.Precision, number.Scale),
        DurationDataType => DuckDbType.BigInt,
        ArrayType { FixedLength: { } length } array => DuckDbType.Array(ToDuckDb(array.Element), length),
        ArrayType array => DuckDbType.List(ToDuckDb(array.Element)),
        MapDataType map => DuckDbType.Map(ToDuckDb(map.Key), ToDuckDb(map.Value)),
        StructType record => DuckDbType.Struct([.. record.Members.Select(member => new DuckDbColumn(member.Name, ToDuckDb(member.Type)))]),
        _ => throw new NotSupportedException($"DuckDB has no type for {type}."),
    };

    private static DuckDbTypeId ToId(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => DuckDbTypeId.Boolean,
        PrimitiveKind.TinyInt => DuckDbTypeId.TinyInt,
        PrimitiveKind.SmallInt => DuckDbTypeId.SmallInt,
        PrimitiveKind.Int => DuckDbTypeId.Integer,
        PrimitiveKind.BigInt => DuckDbTypeId.BigInt,
        PrimitiveKind.HugeInt => DuckDbTypeId.HugeInt,
        PrimitiveKind.UnsignedTinyInt => DuckDbTypeId.UTinyInt,
        PrimitiveKind.UnsignedSmallInt => DuckDbTypeId.USmallInt,
        PrimitiveKind.UnsignedInt => DuckDbTypeId.UInteger,
        PrimitiveKind.UnsignedBigInt => DuckDbTypeId.UBigInt,
        PrimitiveKind.Float => DuckDbTypeId.Float,
        PrimitiveKind.Double => DuckDbTypeId.Double,
        PrimitiveKind.String => DuckDbTypeId.Varchar,
        PrimitiveKind.Binary => DuckDbTypeId.Blob,
        PrimitiveKind.Date => DuckDbTypeId.Date,
        PrimitiveKind.Time => DuckDbTypeId.Time,
        PrimitiveKind.TimestampTz => DuckDbTypeId.TimestampTz,
        PrimitiveKind.TimestampNtz => DuckDbTypeId.Timestamp,
        PrimitiveKind.Interval => DuckDbTypeId.Interval,
        PrimitiveKind.Uuid => DuckDbTypeId.Uuid,
        _ => DuckDbTypeId.SqlNull,
    };
}
