using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>Maps types between DuckDB and the vocabulary that all engines share.</summary>
internal static class DuckDbTypes
{
    internal const string EngineName = "duckdb";

    /// <summary>The shared type of a DuckDB type; one that only DuckDB has becomes <c>duckdb:...</c>. An ENUM is a string.</summary>
    internal static DataType ToShared(DuckDbType type)
    {
        if (type.Alias is { } alias)
        {
            return string.Equals(alias, "JSON", StringComparison.OrdinalIgnoreCase) ? new PrimitiveType(PrimitiveKind.Json) : new NativeType(EngineName, alias);
        }

        return type.Id switch
        {
            DuckDbTypeId.Decimal => new DecimalType(type.Width, type.Scale),
            DuckDbTypeId.List => new ArrayType(ToShared(type.Element)),
            DuckDbTypeId.Array => new ArrayType(ToShared(type.Element), type.ArrayLength),
            DuckDbTypeId.Map => new MapDataType(ToShared(type.Children[0].Type), ToShared(type.Children[1].Type)),
            DuckDbTypeId.Struct => new StructType([.. type.Children.Select(member => new SchemaField(member.Name, ToShared(member.Type)))]),
            _ => ToPrimitive(type.Id) is { } kind ? new PrimitiveType(kind) : new NativeType(EngineName, type.ToString()),
        };
    }

    /// <summary>DuckDB's spelling of a shared type; null for a type of another engine.</summary>
    internal static string? ToDuckDb(DataType type) => type switch
    {
        PrimitiveType primitive => ToDuckDb(primitive.Kind),
        DecimalType number => $"DECIMAL({number.Precision},{number.Scale})",
        DurationDataType => "BIGINT",
        ArrayType array => ToDuckDb(array.Element) is { } element ? $"{element}[{array.FixedLength}]" : null,
        MapDataType map => ToDuckDb(map.Key) is { } key && ToDuckDb(map.Value) is { } value ? $"MAP({key}, {value})" : null,
        StructType record => ToDuckDb(record.Members),
        NativeType { Engine: EngineName } native => native.NativeSpelling,
        _ => null,
    };

    /// <summary>The columns of a result.</summary>
    internal static Schema ToSchema(ImmutableArray<DuckDbColumn> columns) =>
        new([.. columns.Select(column => new SchemaField(column.Name, ToShared(column.Type)))]);

    private static string? ToDuckDb(ImmutableArray<SchemaField> members)
    {
        string?[] parts = [.. members.Select(member => ToDuckDb(member.Type) is { } type ? $"{Quote.Identifier(member.Name)} {type}" : null)];
        return parts.Contains(null) ? null : $"STRUCT({string.Join(", ", parts)})";
    }

    private static string ToDuckDb(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "BOOLEAN",
        PrimitiveKind.TinyInt => "TINYINT",
        PrimitiveKind.SmallInt => "SMALLINT",
        PrimitiveKind.Int => "INTEGER",
        PrimitiveKind.BigInt => "BIGINT",
        PrimitiveKind.HugeInt => "HUGEINT",
        PrimitiveKind.UnsignedTinyInt => "UTINYINT",
        PrimitiveKind.UnsignedSmallInt => "USMALLINT",
        PrimitiveKind.UnsignedInt => "UINTEGER",
        PrimitiveKind.UnsignedBigInt => "UBIGINT",
        PrimitiveKind.Float => "FLOAT",
        PrimitiveKind.Double => "DOUBLE",
        PrimitiveKind.String => "VARCHAR",
        PrimitiveKind.Binary => "BLOB",
        PrimitiveKind.Date => "DATE",
        PrimitiveKind.Time => "TIME",
        PrimitiveKind.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        PrimitiveKind.TimestampNtz => "TIMESTAMP",
        PrimitiveKind.Interval => "INTERVAL",
        PrimitiveKind.Uuid => "UUID",
        PrimitiveKind.Json => "JSON",
        _ => "\"NULL\"",
    };

    private static PrimitiveKind? ToPrimitive(DuckDbTypeId id) => id switch
    {
        DuckDbTypeId.Boolean => PrimitiveKind.Boolean,
        DuckDbTypeId.TinyInt => PrimitiveKind.TinyInt,
        DuckDbTypeId.SmallInt => PrimitiveKind.SmallInt,
        DuckDbTypeId.Integer => PrimitiveKind.Int,
        DuckDbTypeId.BigInt => PrimitiveKind.BigInt,
        DuckDbTypeId.HugeInt => PrimitiveKind.HugeInt,
        DuckDbTypeId.UTinyInt => PrimitiveKind.UnsignedTinyInt,
        DuckDbTypeId.USmallInt => PrimitiveKind.UnsignedSmallInt,
        DuckDbTypeId.UInteger => PrimitiveKind.UnsignedInt,
        DuckDbTypeId.UBigInt => PrimitiveKind.UnsignedBigInt,
        DuckDbTypeId.Float => PrimitiveKind.Float,
        DuckDbTypeId.Double => PrimitiveKind.Double,
        DuckDbTypeId.Varchar or DuckDbTypeId.Enum => PrimitiveKind.String,
        DuckDbTypeId.Blob => PrimitiveKind.Binary,
        DuckDbTypeId.Date => PrimitiveKind.Date,
        DuckDbTypeId.Time => PrimitiveKind.Time,
        DuckDbTypeId.TimestampTz => PrimitiveKind.TimestampTz,
        DuckDbTypeId.Timestamp or DuckDbTypeId.TimestampS or DuckDbTypeId.TimestampMs or DuckDbTypeId.TimestampNs => PrimitiveKind.TimestampNtz,
        DuckDbTypeId.Interval => PrimitiveKind.Interval,
        DuckDbTypeId.Uuid => PrimitiveKind.Uuid,
        DuckDbTypeId.SqlNull => PrimitiveKind.Null,
        _ => null,
    };
}
