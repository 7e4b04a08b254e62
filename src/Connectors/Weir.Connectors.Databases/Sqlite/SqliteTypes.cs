using System.Globalization;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>SQLite's declared types, which say what is meant, beside those that engines share. A value of another kind is an error, never guessed at.</summary>
internal static class SqliteTypes
{
    /// <summary>Digits that SQLite keeps of a number; longer decimals are stored as texts.</summary>
    private const int NumberDigits = 15;

    private const string DecimalText = "DECIMALTEXT";

    /// <summary>The shared type of a declared one; null for none and for one that says nothing.</summary>
    internal static DataType? ToShared(string declared)
    {
        string upper = declared.Trim().ToUpperInvariant();
        int open = upper.IndexOf('(', StringComparison.Ordinal);
        string name = (open < 0 ? upper : upper[..open]).Trim();
        return name is "DECIMAL" or "NUMERIC" or DecimalText
            ? Decimal(upper, open)
            : Kind(name) is { } kind ? new PrimitiveType(kind) : null;
    }

    internal static string? ToSqlite(DataType type) => type switch
    {
        DecimalType { Precision: > NumberDigits } number => $"{DecimalText}({number.Precision},{number.Scale})",
        DecimalType number => $"DECIMAL({number.Precision},{number.Scale})",
        DurationDataType => "BIGINT",
        PrimitiveType primitive => ToSqlite(primitive.Kind),
        _ => null,
    };

    private static string? ToSqlite(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "BOOLEAN",
        PrimitiveKind.TinyInt or PrimitiveKind.SmallInt or PrimitiveKind.UnsignedTinyInt => "SMALLINT",
        PrimitiveKind.Int or PrimitiveKind.UnsignedSmallInt => "INT",
        PrimitiveKind.BigInt or PrimitiveKind.UnsignedInt => "BIGINT",
        PrimitiveKind.UnsignedBigInt => DecimalText + "(20,0)",
        PrimitiveKind.HugeInt => DecimalText + "(38,0)",
        PrimitiveKind.Float => "FLOAT",
        PrimitiveKind.Double => "DOUBLE",
        PrimitiveKind.String or PrimitiveKind.Null => "TEXT",
        PrimitiveKind.Binary => "BLOB",
        PrimitiveKind.Date => "DATE",
        PrimitiveKind.Time => "TIME",
        PrimitiveKind.TimestampNtz => "TIMESTAMP",
        PrimitiveKind.TimestampTz => "TIMESTAMPTZ",
        PrimitiveKind.Uuid => "UUID",
        PrimitiveKind.Json => "JSONTEXT",
        _ => null,
    };

    private static PrimitiveKind? Kind(string name) => name switch
    {
        "" => null,
        "BOOLEAN" or "BOOL" => PrimitiveKind.Boolean,
        "TINYINT" or "SMALLINT" or "INT2" => PrimitiveKind.SmallInt,
        "INT" or "INT4" or "MEDIUMINT" => PrimitiveKind.Int,
        "FLOAT" or "DOUBLE" or "REAL" or "DOUBLE PRECISION" => PrimitiveKind.Double,
        "DATE" => PrimitiveKind.Date,
        "TIME" => PrimitiveKind.Time,
        "DATETIME" or "TIMESTAMP" => PrimitiveKind.TimestampNtz,
        "TIMESTAMPTZ" or "TIMESTAMP WITH TIME ZONE" or "DATETIMEOFFSET" => PrimitiveKind.TimestampTz,
        "UUID" or "GUID" => PrimitiveKind.Uuid,
        _ when name.Contains("JSON", StringComparison.Ordinal) => PrimitiveKind.Json,
        _ when name.Contains("INT", StringComparison.Ordinal) => PrimitiveKind.BigInt,
        _ when name.Contains("CHAR", StringComparison.Ordinal) || name.Contains("TEXT", StringComparison.Ordinal) || name.Contains("CLOB", StringComparison.Ordinal) => PrimitiveKind.String,
        _ when name.Contains("BLOB", StringComparison.Ordinal) || name.Contains("BINARY", StringComparison.Ordinal) => PrimitiveKind.Binary,
        _ => null,
    };

    private static DataType? Decimal(string declared, int open)
    {
        if (open < 0 || !declared.EndsWith(')'))
        {
            return null;
        }

        string[] parts = declared[(open + 1)..^1].Split(',');
        int scale = 0;
        return int.TryParse(parts[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int precision)
            && (parts.Length < 2 || int.TryParse(parts[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out scale))
            && precision is > 0 and <= 38 && scale >= 0 && scale <= precision
            ? new DecimalType(precision, scale)
            : null;
    }
}
