using System.Globalization;
using System.Text;
using Weir.Core.Data;

namespace Weir.Runner.Components;

/// <summary>Says a few rows as a query that both engines read: every value is a text that is cast to its column's type.</summary>
internal static class RowsSql
{
    public static string Of(Schema columns, IEnumerable<IReadOnlyList<object?>> rows, string engine)
    {
        StringBuilder sql = new();
        foreach (IReadOnlyList<object?> row in rows)
        {
            if (row.Count != columns.Fields.Length)
            {
                throw new ArgumentException($"A row has {row.Count} values, but there are {columns.Fields.Length} columns.", nameof(rows));
            }

            sql.Append(sql.Length == 0 ? "" : " UNION ALL ");
            Append(sql, columns, engine, i => Literal(row[i], engine));
        }

        if (sql.Length == 0)
        {
            Append(sql, columns, engine, static _ => "NULL");
            sql.Append(" WHERE 1 = 0");
        }

        return sql.ToString();
    }

    private static void Append(StringBuilder sql, Schema columns, string engine, Func<int, string> value)
    {
        (char open, char close) = engine == "spark" ? ('`', '`') : ('"', '"');
        sql.Append("SELECT ");
        for (int i = 0; i < columns.Fields.Length; i++)
        {
            SchemaField field = columns.Fields[i];
            string name = field.Name.Replace(close.ToString(), new string(close, 2), StringComparison.Ordinal);
            sql.Append(i == 0 ? "" : ", ").Append("CAST(").Append(value(i)).Append(" AS ").Append(SqlTypeOf(field.Type, engine)).Append(") AS ").Append(open).Append(name).Append(close);
        }
    }

    private static string SqlTypeOf(DataType type, string engine) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.TimestampTz } => engine == "spark" ? "TIMESTAMP" : "TIMESTAMPTZ",
        PrimitiveType { Kind: PrimitiveKind.TimestampNtz } => engine == "spark" ? "TIMESTAMP_NTZ" : "TIMESTAMP",
        PrimitiveType { Kind: PrimitiveKind.String } => engine == "spark" ? "STRING" : "VARCHAR",
        PrimitiveType { Kind: PrimitiveKind.Binary } => engine == "spark" ? "BINARY" : "BLOB",
        PrimitiveType or DecimalType => type.Spelling,
        _ => throw new ArgumentException($"Rows of columns of type {type} can't be made here; say them in SQL.", nameof(type)),
    };

    private static string Literal(object? value, string engine) => value switch
    {
        null or DBNull => "NULL",
        bool truth => truth ? "TRUE" : "FALSE",
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), engine),
        TimeOnly time => Text(time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture), engine),
        DateTime moment => Text(moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + (moment.Kind == DateTimeKind.Utc ? "+00" : ""), engine),
        DateTimeOffset instant => Text(instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00:00", engine),
        double number => Text(number.ToString("R", CultureInfo.InvariantCulture), engine),
        float number => Text(number.ToString("R", CultureInfo.InvariantCulture), engine),
        IFormattable other => Text(other.ToString(null, CultureInfo.InvariantCulture), engine),
        _ => Text(value.ToString() ?? "", engine),
    };

    // Spark's texts know escapes, DuckDB's do not.
    private static string Text(string text, string engine) => engine == "spark"
        ? $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
