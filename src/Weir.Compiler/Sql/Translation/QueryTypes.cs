using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Tells which columns queries have, and of which types.</summary>
/// <param name="types">Tells the types of expressions.</param>
/// <param name="tables">The columns of the tables that are there, by name; null for one that is not known.</param>
internal sealed class QueryTypes(TypeReader types, Func<string, ColumnTypes?> tables)
{
    private readonly List<(string Name, ColumnTypes? Columns)> ctes = [];

    /// <summary>Makes the CTEs of a query known; gives how many were known before, for <see cref="Forget"/>.</summary>
    public int Learn(QueryNode query)
    {
        int before = ctes.Count;
        foreach (SqlNode part in query.Parts)
        {
            if (part is CteNode cte)
            {
                ctes.Add((cte.Name.Text, Named(Of(cte.Query), cte.Columns)));
            }
        }

        return before;
    }

    public void Forget(int before) => ctes.RemoveRange(before, ctes.Count - before);

    /// <summary>The scope of a SELECT, within the one that expressions are read in now.</summary>
    public TypeScope ScopeOf(SelectNode select)
    {
        TypeScope scope = new(types.Scope);
        AddTables(select.Parts, scope);
        TypeScope? outer = types.Scope;
        types.Scope = scope;
        foreach (SelectItemNode item in select.Items)
        {
            if (item.Aliases.Count == 1)
            {
                scope.Aliases.Add((item.Aliases[0].Text, types.Of(item.Value)));
            }
        }

        types.Scope = outer;
        return scope;
    }

    /// <summary>The columns of a query; null when they are not known.</summary>
    public ColumnTypes? Of(SqlNode query)
    {
        switch (query)
        {
            case QueryNode whole:
                int before = Learn(whole);
                ColumnTypes? columns = OfTerms(whole);
                Forget(before);
                return columns;
            case ClauseNode bracket:
                return bracket.Parts.OfType<QueryNode>().FirstOrDefault() is { } inner ? Of(inner) : null;
            case SelectNode select:
                return OfSelect(select);
            case ValuesNode values:
                return OfValues(values);
            default:
                return null;
        }
    }

    private ColumnTypes? OfTerms(QueryNode query)
    {
        ColumnTypes? common = null;
        bool first = true;
        foreach (SqlNode part in query.Parts)
        {
            if (part is not (SelectNode or ClauseNode or ValuesNode))
            {
                continue;
            }

            ColumnTypes? columns = Of(part);
            common = first ? columns : Widen(common, columns);
            first = false;
        }

        return common;
    }

    private static ColumnTypes? Widen(ColumnTypes? left, ColumnTypes? right) => left is null || right is null || left.Columns.Count != right.Columns.Count
        ? null
        : new ColumnTypes([.. left.Columns.Zip(right.Columns, static (a, b) => (a.Name, SqlTypes.Wider(a.Type, b.Type)))]);

    private ColumnTypes? OfSelect(SelectNode select)
    {
        TypeScope scope = ScopeOf(select);
        TypeScope? outer = types.Scope;
        types.Scope = scope;
        List<(string, DataType?)>? columns = [];
        foreach (SelectItemNode item in select.Items)
        {
            if (item.Value is StarNode star)
            {
                columns = Star(star, scope, columns);
            }
            else if (item is { Aliases.Count: < 2, Value: CallNode { Name: "explode" or "explode_outer", Arguments: [{ } list] } } && types.Of(list) is ArrayType { } items)
            {
                columns?.Add((item.Aliases.Count == 1 ? item.Aliases[0].Text : "col", items.Element));
            }
            else if (item.Aliases.Count > 1 || (item.Value is CallNode call && IsGenerator(call)))
            {
                columns = null;
            }
            else
            {
                columns?.Add((item.Aliases.Count == 1 ? item.Aliases[0].Text : item.Value is NameNode name ? name.Last : "", types.Of(item.Value)));
            }
        }

        types.Scope = outer;
        return columns is null ? null : new ColumnTypes(columns);
    }

    private static bool IsGenerator(CallNode call) => call.Name is "explode" or "explode_outer" or "posexplode" or "posexplode_outer" or "inline" or "inline_outer" or "stack" or "json_tuple";

    private static List<(string, DataType?)>? Star(StarNode star, TypeScope scope, List<(string, DataType?)>? columns)
    {
        foreach ((string name, ColumnTypes? table) in scope.Tables)
        {
            if (star.Qualifier is not null && !string.Equals(star.Qualifier.Last, name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (table is null)
            {
                return null;
            }

            columns?.AddRange(table.Columns.Where(c => !star.Except.Any(e => string.Equals(e.Last, c.Name, StringComparison.OrdinalIgnoreCase))));
        }

        return columns;
    }

    private ColumnTypes OfValues(ValuesNode values)
    {
        IReadOnlyList<ExpressionNode> first = SqlEmitter.Cells(values.Rows[0]);
        List<(string, DataType?)> columns = [];
        for (int i = 0; i < first.Count; i++)
        {
            int column = i;
            DataType? type = SqlTypes.Wider(values.Rows.Select(r => SqlEmitter.Cells(r) is var cells && column < cells.Count ? types.Of(cells[column]) : null));
            columns.Add(($"col{i + 1}", type));
        }

        return new ColumnTypes(columns);
    }

    private void AddTables(IEnumerable<SqlNode> parts, TypeScope scope)
    {
        foreach (SqlNode part in parts)
        {
            switch (part)
            {
                case TableNode table:
                    scope.Add(table.Alias?.Name.Text ?? table.Name.Last, Named(OfTable(table.Name), table.Alias?.Columns ?? []));
                    break;
                case DerivedTableNode derived:
                    scope.Add(derived.Alias?.Name.Text ?? "", Named(Of(derived.Query), derived.Alias?.Columns ?? []));
                    break;
                case TableFunctionNode function:
                    scope.Add(function.Alias?.Name.Text ?? function.Call.Name, function.Call.Name == "range" ? Named(new ColumnTypes([("id", SqlTypes.BigInt)]), function.Alias?.Columns ?? []) : null);
                    break;
                case LateralViewNode view:
                    scope.Add(view.Table.Text, Generated(view, scope));
                    break;
                case ClauseNode group:
                    AddTables(group.Parts, scope);
                    break;
            }
        }
    }

    /// <summary>The columns that a lateral view adds.</summary>
    private ColumnTypes Generated(LateralViewNode view, TypeScope scope)
    {
        TypeScope? outer = types.Scope;
        types.Scope = scope;
        DataType? source = types.Of(view.Generator.Arguments[0]);
        types.Scope = outer;
        List<DataType?> found = [];
        if (view.Generator.Name.StartsWith("pos", StringComparison.Ordinal))
        {
            found.Add(SqlTypes.Int);
        }

        if (view.Generator.Name.Contains("explode", StringComparison.Ordinal))
        {
            found.AddRange(source is MapDataType map ? [map.Key, map.Value] : [TypeReader.Item(source)]);
        }
        else if (source is ArrayType { Element: StructType record })
        {
            found.AddRange(record.Members.Select(static m => m.Type));
        }

        return new ColumnTypes([.. view.Columns.Select((c, i) => (c.Text, i < found.Count ? found[i] : null))]);
    }

    private ColumnTypes? OfTable(NameNode name)
    {
        for (int i = ctes.Count - 1; i >= 0 && name.Names.Count == 1; i--)
        {
            if (string.Equals(ctes[i].Name, name.Last, StringComparison.OrdinalIgnoreCase))
            {
                return ctes[i].Columns;
            }
        }

        return name.Names.Count == 1 ? tables(name.Last) : null;
    }

    private static ColumnTypes? Named(ColumnTypes? columns, IReadOnlyList<NamePart> names) => columns is null || names.Count == 0
        ? columns
        : new ColumnTypes([.. columns.Columns.Select((c, i) => (i < names.Count ? names[i].Text : c.Name, c.Type))]);
}
