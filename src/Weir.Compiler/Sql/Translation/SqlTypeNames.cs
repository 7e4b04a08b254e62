using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Spells the types that all engines share for DuckDB and for Spark.</summary>
internal static class SqlTypeNames
{
    /// <summary>DuckDB's spelling; null for a type that it does not have.</summary>
    public static string? DuckDb(DataType? type) => type switch
    {
        PrimitiveType primitive => DuckDb(primitive.Kind),
        DecimalType number => $"DECIMAL({number.Precision},{number.Scale})",
        ArrayType array => DuckDb(array.Element) is { } element ? element + "[]" : null,
        MapDataType map => DuckDb(map.Key) is { } key && DuckDb(map.Value) is { } value ? $"MAP({key}, {value})" : null,
        StructType record => Struct(record),
        _ => null,
    };

    /// <summary>Spark's spelling, as <c>typeof</c> gives it.</summary>
    public static string Spark(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.TimestampTz } => "timestamp",
        PrimitiveType { Kind: PrimitiveKind.Null } => "void",
        ArrayType array => $"array<{Spark(array.Element)}>",
        MapDataType map => $"map<{Spark(map.Key)},{Spark(map.Value)}>",
        StructType record => $"struct<{string.Join(",", record.Members.Select(m => m.Name + ":" + Spark(m.Type)))}>",
        _ => type.Spelling,
    };

    private static string? Struct(StructType record)
    {
        List<string> members = [];
        foreach (SchemaField member in record.Members)
        {
            if (DuckDb(member.Type) is not { } type)
            {
                return null;
            }

            members.Add(SqlQuote.Identifier(member.Name) + " " + type);
        }

        return $"STRUCT({string.Join(", ", members)})";
    }

    private static string DuckDb(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "BOOLEAN",
        PrimitiveKind.TinyInt => "TINYINT",
        PrimitiveKind.SmallInt => "SMALLINT",
        PrimitiveKind.Int => "INTEGER",
        PrimitiveKind.BigInt => "BIGINT",
        PrimitiveKind.Float => "FLOAT",
        PrimitiveKind.Double => "DOUBLE",
        PrimitiveKind.String => "VARCHAR",
        PrimitiveKind.Binary => "BLOB",
        PrimitiveKind.Date => "DATE",
        PrimitiveKind.Time => "TIME",
        PrimitiveKind.TimestampTz => "TIMESTAMPTZ",
        PrimitiveKind.TimestampNtz => "TIMESTAMP",
        PrimitiveKind.Interval => "INTERVAL",
        _ => "\"NULL\"",
    };
}
