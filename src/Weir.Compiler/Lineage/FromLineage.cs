using System.Text.Json;

namespace Weir.Compiler.Lineage;

/// <summary>Reads a FROM clause. Null when its tables can't be told.</summary>
internal sealed class FromLineage(QueryLineage query, CteScope ctes, QueryScope? outer)
{
    public FromClause? Trace(JsonElement table) => QueryLineage.Text(table, "type") switch
    {
        "EMPTY" => new FromClause(),
        "BASE_TABLE" => TraceTable(table),
        "SUBQUERY" => TraceSubquery(table, outer),
        "JOIN" => TraceJoin(table),
        "TABLE_FUNCTION" => TraceFunction(table, outer),
        _ => null,
    };

    private FromClause? TraceTable(JsonElement table)
    {
        string schema = QueryLineage.Text(table, "schema_name");
        string name = QueryLineage.Text(table, "table_name");
        string alias = QueryLineage.Text(table, "alias");
        string shown = alias.Length > 0 ? alias : schema.Length > 0 ? $"{schema}.{name}" : name;
        List<string> renamed = QueryLineage.Texts(table, "column_name_alias");
        if (schema.Length == 0 && ctes.TryFind(name, out List<TracedColumn>? columns))
        {
            return columns is null ? null : FromClause.Of(new TracedTable(shown, QueryLineage.Rename(columns, renamed)!));
        }

        // A table that is no input has columns that nobody here knows, and that come from no module.
        return query.FindInput(schema, name) is { } input
            ? FromClause.Of(new TracedTable(shown, QueryLineage.Rename(input, renamed)!))
            : FromClause.Of(new TracedTable(shown, null, new OriginSet()));
    }

    private FromClause? TraceSubquery(JsonElement table, QueryScope? around)
    {
        List<TracedColumn>? columns = query.Trace(table.GetProperty("subquery").GetProperty("node"), ctes, around);
        columns = QueryLineage.Rename(columns, QueryLineage.Texts(table, "column_name_alias"));
        return columns is null ? null : FromClause.Of(new TracedTable(QueryLineage.Text(table, "alias"), columns));
    }

    private FromClause? TraceJoin(JsonElement table)
    {
        if (Trace(table.GetProperty("left")) is not { } left)
        {
            return null;
        }

        // The right side may be lateral: a subquery or table function that looks at the left.
        FromLineage lateral = new(query, ctes, new QueryScope(left, outer));
        if (lateral.Trace(table.GetProperty("right")) is not { } right)
        {
            return null;
        }

        bool isNatural = QueryLineage.Text(table, "ref_type") == "NATURAL";
        return FromClause.Join(left, right, QueryLineage.Text(table, "join_type"), isNatural ? null : QueryLineage.Texts(table, "using_columns"));
    }

    private FromClause TraceFunction(JsonElement table, QueryScope? around)
    {
        OriginSet arguments = new ExpressionLineage(query, ctes, new QueryScope(new FromClause(), around)).Trace(table.GetProperty("function"));
        string alias = QueryLineage.Text(table, "alias");
        return FromClause.Of(new TracedTable(alias.Length > 0 ? alias : QueryLineage.Text(table.GetProperty("function"), "function_name"), null, arguments));
    }
}
