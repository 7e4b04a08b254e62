using System.Data.Common;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.MySql;

/// <summary>MySQL's and MariaDB's types beside those that engines share.</summary>
internal static class MySqlTypes
{
    /// <summary>The shared type of a column as <c>information_schema</c> spells it; null where it is read as text.</summary>
    /// <exception cref="NotSupportedException">A decimal has more than 38 digits.</exception>
    internal static DataType? ToShared(string spelled)
    {
        string lower = spelled.ToLowerInvariant();
        bool unsigned = lower.Contains("unsigned", StringComparison.Ordinal);
        int open = lower.IndexOf('(', StringComparison.Ordinal);
        string name = (open < 0 ? lower.Split(' ')[0] : lower[..open]).Trim();
        return name switch
        {
            "tinyint" when lower.StartsWith("tinyint(1)", StringComparison.Ordinal) && !unsigned => new PrimitiveType(PrimitiveKind.Boolean),
            "decimal" or "numeric" => Decimal(lower, open),
            _ => Kind(name, unsigned) is { } kind ? new PrimitiveType(kind) : null,
        };
    }

    /// <summary>The shared type of a result's column.</summary>
    /// <exception cref="NotSupportedException">It can't be carried over.</exception>
    internal static DataType ToShared(DbColumn column)
    {
        string name = column.DataTypeName?.ToLowerInvariant() ?? "";
        bool unsigned = column.DataType == typeof(ulong) || column.DataType == typeof(uint) || column.DataType == typeof(ushort) || column.DataType == typeof(byte);
        return name switch
        {
            "bool" => new PrimitiveType(PrimitiveKind.Boolean),
            "decimal" => Checked(column.NumericPrecision ?? 38, column.NumericScale ?? 0),
            _ => new PrimitiveType(Kind(name.Split(' ')[0].Split('(')[0], unsigned) ?? PrimitiveKind.String),
        };
    }

    internal static string? ToMySql(DataType type) => type switch
    {
        DecimalType number => $"decimal({number.Precision},{number.Scale})",
        DurationDataType => "bigint",
        PrimitiveType primitive => ToMySql(primitive.Kind),
        _ => null,
    };

    private static string? ToMySql(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Boolean => "tinyint(1)",
        PrimitiveKind.TinyInt => "tinyint",
        PrimitiveKind.SmallInt => "smallint",
        PrimitiveKind.Int => "int",
        PrimitiveKind.BigInt => "bigint",
        PrimitiveKind.UnsignedTinyInt => "tinyint unsigned",
        PrimitiveKind.UnsignedSmallInt => "smallint unsigned",
        PrimitiveKind.UnsignedInt => "int unsigned",
        PrimitiveKind.UnsignedBigInt => "bigint unsigned",
        PrimitiveKind.HugeInt => "decimal(38,0)",
        PrimitiveKind.Float => "float",
        PrimitiveKind.Double => "double",
        PrimitiveKind.String or PrimitiveKind.Null => "longtext",
        PrimitiveKind.Binary => "longblob",
        PrimitiveKind.Date => "date",
        PrimitiveKind.Time => "time(6)",
        PrimitiveKind.TimestampNtz => "datetime(6)",
        PrimitiveKind.TimestampTz => "timestamp(6)",
        PrimitiveKind.Uuid => "char(36)",
        PrimitiveKind.Json => "json",
        _ => null,
    };

    private static PrimitiveKind? Kind(string name, bool unsigned) => name switch
    {
        "tinyint" => unsigned ? PrimitiveKind.UnsignedTinyInt : PrimitiveKind.TinyInt,
        "smallint" => unsigned ? PrimitiveKind.UnsignedSmallInt : PrimitiveKind.SmallInt,
        "mediumint" or "int" or "integer" => unsigned ? PrimitiveKind.UnsignedInt : PrimitiveKind.Int,
        "bigint" => unsigned ? PrimitiveKind.UnsignedBigInt : PrimitiveKind.BigInt,
        "year" => PrimitiveKind.SmallInt,
        "float" => PrimitiveKind.Float,
        "double" or "real" => PrimitiveKind.Double,
        "char" or "varchar" or "text" or "tinytext" or "mediumtext" or "longtext" or "enum" or "set" => PrimitiveKind.String,
        "binary" or "varbinary" or "blob" or "tinyblob" or "mediumblob" or "longblob" => PrimitiveKind.Binary,
        "date" => PrimitiveKind.Date,
        "time" => PrimitiveKind.Time,
        "datetime" => PrimitiveKind.TimestampNtz,
        "timestamp" => PrimitiveKind.TimestampTz,
        "json" => PrimitiveKind.Json,
        _ => null,
    };

    private static DecimalType Decimal(string spelled, int open)
    {
        string[] parts = open < 0 ? ["10"] : spelled[(open + 1)..spelled.IndexOf(')', StringComparison.Ordinal)].Split(',');
        return Checked(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
    }

    private static DecimalType Checked(int precision, int scale) => precision is > 0 and <= 38
        ? new DecimalType(precision, scale)
        : throw new NotSupportedException($"decimal({precision},{scale}) has digits that no decimal of 38 digits carries; cast the column in `query`.");
}
