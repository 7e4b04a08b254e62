using System.Text.Json;

namespace Weir.Compiler.Lineage;

/// <summary>Gathers the columns that an expression's value is made of.</summary>
internal sealed class ExpressionLineage(QueryLineage query, CteScope ctes, QueryScope scope)
{
    /// <summary>What chooses, orders or groups rows, not what makes the value.</summary>
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "partitions", "orders", "arg_orders", "order_bys", "filter", "filter_expr" };

    public OriginSet Trace(JsonElement expression)
    {
        OriginSet origins = new();
        Gather(expression, origins);
        return origins;
    }

    private void Gather(JsonElement element, OriginSet origins)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Gather(item, origins);
                }

                break;
            case JsonValueKind.Object:
                GatherObject(element, origins);
                break;
        }
    }

    private void GatherObject(JsonElement element, OriginSet origins)
    {
        switch (QueryLineage.Text(element, "class"))
        {
            case "COLUMN_REF":
                origins.Add(scope.Resolve(QueryLineage.Texts(element, "column_names")) ?? OriginSet.Unknown());
                break;
            case "STAR" or "POSITIONAL_REFERENCE":
                origins.MarkUnknown();
                break;
            case "SUBQUERY":
                GatherSubquery(element, origins);
                break;
            case "LAMBDA":
                GatherLambda(element, origins);
                break;
            case "CONSTANT":
                break;
            default:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (!Skipped.Contains(property.Name))
                    {
                        Gather(property.Value, origins);
                    }
                }

                break;
        }
    }

    private void GatherSubquery(JsonElement element, OriginSet origins)
    {
        if (element.TryGetProperty("child", out JsonElement child))
        {
            Gather(child, origins);
        }

        if (query.Trace(element.GetProperty("subquery").GetProperty("node"), ctes, scope) is not { } columns)
        {
            origins.MarkUnknown();
            return;
        }

        // EXISTS looks at no value of its query.
        if (QueryLineage.Text(element, "subquery_type") is not ("EXISTS" or "NOT_EXISTS"))
        {
            columns.ForEach(c => origins.Add(c.Origins));
        }
    }

    private void GatherLambda(JsonElement element, OriginSet origins)
    {
        int before = scope.Parameters.Count;
        AddParameters(element.GetProperty("lhs"));
        Gather(element.GetProperty("expr"), origins);
        scope.Parameters.RemoveRange(before, scope.Parameters.Count - before);
    }

    private void AddParameters(JsonElement element)
    {
        scope.Parameters.AddRange(QueryLineage.Texts(element, "column_names"));
        if (element.TryGetProperty("children", out JsonElement children) && children.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement child in children.EnumerateArray())
            {
                AddParameters(child);
            }
        }
    }
}
