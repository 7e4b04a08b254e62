using System.Text.Json;
using Weir.Core.Contracts;

namespace Weir.Compiler.Lineage;

/// <summary>Follows the columns of a query's parse tree back to the inputs. Null wherever the number or meaning of columns can't be told.</summary>
internal sealed class QueryLineage
{
    private readonly Dictionary<string, List<TracedColumn>> inputs = new(StringComparer.OrdinalIgnoreCase);

    public QueryLineage(IReadOnlyList<ModuleInput> moduleInputs)
    {
        foreach (ModuleInput input in moduleInputs)
        {
            inputs[input.Alias] = [.. input.Relation.Schema.Fields.Select(f => new TracedColumn(f.Name, OriginSet.Of(input.ModuleId, f.Name)))];
        }

        if (moduleInputs.Count == 1)
        {
            inputs["__input__"] = inputs[moduleInputs[0].Alias];
        }
    }

    /// <summary>The output columns of a query node.</summary>
    public List<TracedColumn>? Trace(JsonElement node) => Trace(node, new CteScope(null), outer: null);

    public List<TracedColumn>? Trace(JsonElement node, CteScope around, QueryScope? outer)
    {
        CteScope ctes = ReadCtes(node, around, outer);
        return Text(node, "type") switch
        {
            "SELECT_NODE" => TraceSelect(node, ctes, outer),
            "SET_OPERATION_NODE" => TraceSetOperation(node, ctes, outer),
            "RECURSIVE_CTE_NODE" => TraceRecursive(node, ctes, outer),
            _ => null,
        };
    }

    public static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static List<string> Texts(JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    /// <summary>An input by the name that SQL uses, or null.</summary>
    public List<TracedColumn>? FindInput(string schema, string table) =>
        inputs.GetValueOrDefault(schema.Length == 0 ? table : $"{schema}.{table}");

    private CteScope ReadCtes(JsonElement node, CteScope around, QueryScope? outer)
    {
        if (!node.TryGetProperty("cte_map", out JsonElement map) || !map.TryGetProperty("map", out JsonElement entries) || entries.GetArrayLength() == 0)
        {
            return around;
        }

        CteScope scope = new(around);
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            JsonElement value = entry.GetProperty("value");
            string name = Text(entry, "key");
            List<TracedColumn>? columns = Trace(value.GetProperty("query").GetProperty("node"), scope, outer);
            scope.Set(name, Rename(columns, Texts(value, "aliases")));
        }

        return scope;
    }

    private List<TracedColumn>? TraceSelect(JsonElement node, CteScope ctes, QueryScope? outer)
    {
        FromLineage reader = new(this, ctes, outer);
        if (reader.Trace(node.GetProperty("from_table")) is not { } from)
        {
            return null;
        }

        QueryScope scope = new(from, outer);
        ExpressionLineage expressions = new(this, ctes, scope);
        List<TracedColumn> columns = [];
        foreach (JsonElement item in node.GetProperty("select_list").EnumerateArray())
        {
            if (Text(item, "class") != "STAR")
            {
                TracedColumn column = new(NameOf(item), expressions.Trace(item));
                columns.Add(column);
                scope.Aliases.Add(column);
            }
            else if (StarLineage.Expand(item, from, expressions) is { } expanded)
            {
                columns.AddRange(expanded);
            }
            else
            {
                return null;
            }
        }

        return columns;
    }

    private List<TracedColumn>? TraceSetOperation(JsonElement node, CteScope ctes, QueryScope? outer)
    {
        List<List<TracedColumn>?> sides = [.. SidesOf(node).Select(side => Trace(side, ctes, outer))];
        if (sides.Count == 0 || sides.Contains(null))
        {
            return null;
        }

        return Text(node, "setop_type") switch
        {
            "UNION" => sides.Skip(1).Aggregate(sides[0], StackByPosition),
            "UNION_BY_NAME" => sides.Skip(1).Aggregate(sides[0], static (left, right) => StackByName(left!, right!)),
            "EXCEPT" or "INTERSECT" => sides[0],
            _ => null,
        };
    }

    private static IEnumerable<JsonElement> SidesOf(JsonElement node)
    {
        if (node.TryGetProperty("left", out JsonElement left) && node.TryGetProperty("right", out JsonElement right))
        {
            return [left, right];
        }

        return node.TryGetProperty("children", out JsonElement children) ? children.EnumerateArray() : [];
    }

    private List<TracedColumn>? TraceRecursive(JsonElement node, CteScope ctes, QueryScope? outer)
    {
        List<TracedColumn>? start = Rename(Trace(node.GetProperty("left"), ctes, outer), Texts(node, "aliases"));
        CteScope inner = new(ctes);
        inner.Set(Text(node, "cte_name"), start);
        List<TracedColumn>? step = Trace(node.GetProperty("right"), inner, outer);
        return start is null || step is null ? null : StackByPosition(start, step);
    }

    private static List<TracedColumn>? StackByPosition(List<TracedColumn>? left, List<TracedColumn>? right)
    {
        if (left is null || right is null || left.Count != right.Count)
        {
            return null;
        }

        return [.. left.Zip(right, (l, r) => new TracedColumn(l.Name, Both(l.Origins, r.Origins)))];
    }

    private static List<TracedColumn>? StackByName(List<TracedColumn> left, List<TracedColumn> right)
    {
        List<TracedColumn> stacked = [.. left.Select(l => right.Find(r => r.Is(l.Name)) is { } partner ? new TracedColumn(l.Name, Both(l.Origins, partner.Origins)) : l)];
        stacked.AddRange(right.Where(r => !left.Exists(l => l.Is(r.Name))));
        return stacked;
    }

    private static OriginSet Both(OriginSet left, OriginSet right)
    {
        OriginSet both = new();
        both.Add(left);
        both.Add(right);
        return both;
    }

    /// <summary>The columns under the names that an alias list gives to the first of them.</summary>
    public static List<TracedColumn>? Rename(List<TracedColumn>? columns, List<string> names) =>
        names.Count == 0 || columns is null ? columns : [.. columns.Select((c, i) => i < names.Count ? c with { Name = names[i] } : c)];

    private static string NameOf(JsonElement item)
    {
        string alias = Text(item, "alias");
        return alias.Length > 0 ? alias : Texts(item, "column_names").LastOrDefault() ?? "";
    }
}
