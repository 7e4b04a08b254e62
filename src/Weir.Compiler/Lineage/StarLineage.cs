using System.Text.Json;

namespace Weir.Compiler.Lineage;

/// <summary>Expands <c>*</c>, <c>table.*</c> with EXCLUDE, REPLACE and RENAME. Null for COLUMNS(...) and for tables whose columns are not known.</summary>
internal static class StarLineage
{
    public static List<TracedColumn>? Expand(JsonElement star, FromClause from, ExpressionLineage expressions)
    {
        bool isColumns = star.TryGetProperty("columns", out JsonElement columns) && columns.ValueKind == JsonValueKind.True;
        bool hasExpression = star.TryGetProperty("expr", out JsonElement expression) && expression.ValueKind == JsonValueKind.Object;
        string relation = QueryLineage.Text(star, "relation_name");
        List<TracedColumn>? all = relation.Length == 0 ? from.Star : from.Tables.Find(t => t.Is(relation))?.Columns;
        if (isColumns || hasExpression || all is null || Has(star, "qualified_exclude_list"))
        {
            return null;
        }

        HashSet<string> excluded = new(QueryLineage.Texts(star, "exclude_list"), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, OriginSet> replaced = ReadReplacements(star, expressions);
        Dictionary<string, string> renamed = ReadRenames(star);
        List<TracedColumn> expanded = [];
        foreach (TracedColumn column in all)
        {
            if (!excluded.Contains(column.Name))
            {
                expanded.Add(new TracedColumn(renamed.GetValueOrDefault(column.Name) ?? column.Name, replaced.GetValueOrDefault(column.Name) ?? column.Origins));
            }
        }

        return expanded;
    }

    private static bool Has(JsonElement star, string property) =>
        star.TryGetProperty(property, out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private static Dictionary<string, OriginSet> ReadReplacements(JsonElement star, ExpressionLineage expressions)
    {
        Dictionary<string, OriginSet> replaced = new(StringComparer.OrdinalIgnoreCase);
        if (Has(star, "replace_list"))
        {
            foreach (JsonElement entry in star.GetProperty("replace_list").EnumerateArray())
            {
                replaced[QueryLineage.Text(entry, "key")] = expressions.Trace(entry.GetProperty("value"));
            }
        }

        return replaced;
    }

    private static Dictionary<string, string> ReadRenames(JsonElement star)
    {
        Dictionary<string, string> renamed = new(StringComparer.OrdinalIgnoreCase);
        if (Has(star, "rename_list"))
        {
            foreach (JsonElement entry in star.GetProperty("rename_list").EnumerateArray())
            {
                renamed[QueryLineage.Text(entry.GetProperty("key"), "column")] = QueryLineage.Text(entry, "value");
            }
        }

        return renamed;
    }
}
