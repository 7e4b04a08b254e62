using System.Globalization;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>PostgreSQL's types beside those that engines share.</summary>
internal static class PostgresTypes
{
    /// <summary>Digits behind the point of a numeric that says nothing of its size; Spark takes the same.</summary>
    internal const int OpenScale = 18;

    /// <summary>The shared type whose values have the same binary form; null when the column has to be read as text.</summary>
    /// <param name="spelled">As <c>format_type</c> spells it: <c>numeric(10,2)</c>.</param>
    internal static DataType? ToShared(string spelled)
    {
        if (spelled.EndsWith("[]", StringComparison.Ordinal))
        {
            return null;
        }

        string name = BaseName(spelled);
        return name switch
        {
            "numeric" => Decimal(spelled),
            _ => Primitive(name) is { } kind ? new PrimitiveType(kind) : null,
        };
    }

    /// <summary>Whether a numeric says how many digits it has.</summary>
    internal static bool IsOpenNumeric(string spelled) => spelled == "numeric";

    /// <summary>How a column of a type is asked for, and what it then is.</summary>
    /// <exception cref="NotSupportedException">A numeric has more digits than any shared type.</exception>
    internal static (DataType Type, string Suffix, bool ToJson) Read(string spelled) => ToShared(spelled) is { } type
        ? (type, "", false)
        : spelled.EndsWith("[]", StringComparison.Ordinal) ? (new PrimitiveType(PrimitiveKind.Json), "", true)
        : BaseName(spelled) == "money" ? (new DecimalType(38, 2), "::numeric(38,2)", false)
        : (new PrimitiveType(PrimitiveKind.String), "::text", false);

    /// <summary>The type of a new table's column.</summary>
    internal static string? ToPostgres(DataType type) => type switch
    {
        DecimalType number => $"numeric({number.Precision},{number.Scale})",
        DurationDataType => "bigint",
        PrimitiveType primitive => ToPostgres(primitive.Kind),
        _ => null,
    };

    private static string? ToPostgres(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "boolean",
        PrimitiveKind.TinyInt or PrimitiveKind.UnsignedTinyInt or PrimitiveKind.SmallInt => "smallint",
        PrimitiveKind.Int or PrimitiveKind.UnsignedSmallInt => "integer",
        PrimitiveKind.BigInt or PrimitiveKind.UnsignedInt => "bigint",
        PrimitiveKind.UnsignedBigInt => "numeric(20,0)",
        PrimitiveKind.HugeInt => "numeric(38,0)",
        PrimitiveKind.Float => "real",
        PrimitiveKind.Double => "double precision",
        PrimitiveKind.String or PrimitiveKind.Null => "text",
        PrimitiveKind.Binary => "bytea",
        PrimitiveKind.Date => "date",
        PrimitiveKind.Time => "time without time zone",
        PrimitiveKind.TimestampTz => "timestamp with time zone",
        PrimitiveKind.TimestampNtz => "timestamp without time zone",
        PrimitiveKind.Interval => "interval",
        PrimitiveKind.Uuid => "uuid",
        PrimitiveKind.Json => "jsonb",
        _ => null,
    };

    private static PrimitiveKind? Primitive(string name) => name switch
    {
        "boolean" or "bool" => PrimitiveKind.Boolean,
        "smallint" or "int2" => PrimitiveKind.SmallInt,
        "integer" or "int4" => PrimitiveKind.Int,
        "bigint" or "int8" => PrimitiveKind.BigInt,
        "real" or "float4" => PrimitiveKind.Float,
        "double precision" or "float8" => PrimitiveKind.Double,
        "text" or "character varying" or "varchar" or "character" or "bpchar" or "name" => PrimitiveKind.String,
        "bytea" => PrimitiveKind.Binary,
        "date" => PrimitiveKind.Date,
        "time" or "time without time zone" => PrimitiveKind.Time,
        "timestamp" or "timestamp without time zone" => PrimitiveKind.TimestampNtz,
        "timestamptz" or "timestamp with time zone" => PrimitiveKind.TimestampTz,
        "interval" => PrimitiveKind.Interval,
        "uuid" => PrimitiveKind.Uuid,
        "json" or "jsonb" => PrimitiveKind.Json,
        _ => null,
    };

    /// <summary><c>timestamp(3) with time zone</c> is <c>timestamp with time zone</c>.</summary>
    private static string BaseName(string spelled)
    {
        int open = spelled.IndexOf('(', StringComparison.Ordinal);
        int close = spelled.IndexOf(')', StringComparison.Ordinal);
        return open < 0 || close < open ? spelled : spelled[..open] + spelled[(close + 1)..];
    }

    private static DecimalType Decimal(string spelled)
    {
        int open = spelled.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new DecimalType(38, OpenScale);
        }

        int[] parts = [.. spelled[(open + 1)..^1].Split(',').Select(part => int.Parse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
        int scale = parts.Length > 1 ? parts[1] : 0;
        return parts[0] <= 38 && scale >= 0 && scale <= parts[0]
            ? new DecimalType(parts[0], scale)
            : throw new NotSupportedException($"{spelled} has digits that no decimal of 38 digits carries; cast the column, for example to text.");
    }
}
