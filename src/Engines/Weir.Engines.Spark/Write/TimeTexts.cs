using Weir.Core.Data;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write;

/// <summary>Timestamps in text formats as every engine writes them: <c>2001-02-03 04:05:06.7</c>, with <c>+00</c> or <c>+05:30</c> where they have a zone, unless the author says how.</summary>
/// <remarks>Spark's own patterns can't leave out the zeros at the end of a fraction.</remarks>
internal static class TimeTexts
{
    internal static Wire.Relation In(Wire.Relation rows, Schema schema, WriteFormat format)
    {
        if (format.Name is not ("csv" or "json") || format.Options.ContainsKey("timestampFormat"))
        {
            return rows;
        }

        Wire.WithColumns with = new() { Input = rows };
        foreach (SchemaField field in schema.Fields)
        {
            if (TextOf(field) is { } text)
            {
                Wire.Expression value = new() { ExpressionString = new Wire.Expression.Types.ExpressionString { Expression = text } };
                with.Aliases.Add(new Wire.Expression.Types.Alias { Expr = value, Name = { field.Name } });
            }
        }

        return with.Aliases.Count == 0 ? rows : new Wire.Relation { WithColumns = with };
    }

    private static string? TextOf(SchemaField field)
    {
        string column = Quote.Identifier(field.Name);
        return field.Type switch
        {
            PrimitiveType { Kind: PrimitiveKind.TimestampNtz } => $"CAST({column} AS STRING)",
            PrimitiveType { Kind: PrimitiveKind.TimestampTz } => $"CAST({column} AS STRING) || regexp_replace(date_format({column}, 'xxx'), ':00$', '')",
            _ => null,
        };
    }
}
