using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Queries.</content>
internal sealed partial class SqlEmitter
{
    private void EmitQueryPart(SqlNode node)
    {
        switch (node)
        {
            case Replacement replacement:
                if (!string.Equals(source[replacement.Start..replacement.End], replacement.Text, StringComparison.OrdinalIgnoreCase))
                {
                    writer.Skip();
                    Put(replacement.Text, replacement.Start);
                }
                else
                {
                    writer.Copy(replacement.Start, replacement.End);
                }

                break;
            case OrderItemNode item:
                Through(item);
                if (!item.IsDescending && item.NullsFirst is null)
                {
                    Put(" NULLS FIRST", item.End);
                }

                break;
            case QueryNode query:
                int known = queries.Learn(query);
                Through(query);
                queries.Forget(known);
                break;
            case SelectNode select:
                Select(select);
                break;
            case SelectItemNode item:
                SelectItem(item, namesMatter: false);
                break;
            case ValuesNode values:
                Values(values);
                break;
            case DerivedTableNode table:
                DerivedTable(table);
                break;
            case TableFunctionNode function:
                TableFunction(function);
                break;
            case LateralViewNode view:
                LateralView(view);
                break;
            default:
                Through(node);
                break;
        }
    }

    private const string WindowColumn = "window";

    private void Select(SelectNode node)
    {
        IReadOnlyList<ExpressionNode> outer = groupKeys;
        TypeScope? outerScope = types.Scope;
        types.Scope = queries.ScopeOf(node);
        groupKeys = node.GroupKeys;
        int known = substitutes.Count;
        AddWindow(node);
        int position = node.Start;
        ExpressionNode? time = WindowedTime(node);
        foreach (SqlNode part in node.Parts)
        {
            position = WithoutTime(node, part.Start, position, ref time);
            writer.Copy(position, part.Start);
            if (part is SelectItemNode item)
            {
                SelectItem(item, node.NamesMatter);
            }
            else if (part == node.Where && WindowedTime(node) is { } instant)
            {
                Wrap("(", node.Where, ") AND ");
                Wrap("(", instant, ") IS NOT NULL");
            }
            else
            {
                Emit(part);
            }

            position = part.End;
        }

        position = WithoutTime(node, node.End + 1, position, ref time);
        writer.Copy(position, node.End);
        groupKeys = outer;
        substitutes.RemoveRange(known, substitutes.Count - known);
        types.Scope = outerScope;
    }

    /// <summary>Adds the WHERE that leaves out rows without a time, which belong to no window; gives how far the author's text is copied.</summary>
    private int WithoutTime(SelectNode node, int next, int position, ref ExpressionNode? time)
    {
        if (time is null || node.Where is not null || node.WhereAt == 0 || next <= node.WhereAt || position > node.WhereAt)
        {
            return position;
        }

        writer.Copy(position, node.WhereAt);
        Wrap(" WHERE (", time, ") IS NOT NULL");
        time = null;
        return node.WhereAt;
    }

    /// <summary>The time whose windows a SELECT asks for; null when it asks for none.</summary>
    private static ExpressionNode? WindowedTime(SelectNode node)
    {
        foreach (SqlNode part in (IEnumerable<SqlNode>)[.. node.Items.Select(static i => i.Value), .. node.GroupKeys])
        {
            if (WindowIn(part) is { } time)
            {
                return time;
            }
        }

        return null;
    }

    private static ExpressionNode? WindowIn(SqlNode node) => node switch
    {
        CallNode { Name: WindowColumn, Arguments: [{ } time, _] } => time,
        SubqueryNode => null,
        _ => node.Parts.Select(WindowIn).FirstOrDefault(static t => t is not null),
    };

    /// <summary>Grouping by WINDOW(...) makes a column of that name.</summary>
    private void AddWindow(SelectNode node)
    {
        if (node.GroupKeys.OfType<CallNode>().FirstOrDefault(static k => k.Name == WindowColumn) is not { } window)
        {
            return;
        }

        types.Scope!.Aliases.Add((WindowColumn, types.Of(window)));
        substitutes.Add((WindowColumn, name =>
        {
            Put(name.Names.Count > 1 ? "(" : "", name.Start);
            Emit(window);
            Put(name.Names.Count > 1 ? ")" : "", name.Start);
            writer.Copy(name.Names[0].End, name.End);
        }));
    }

    private void SelectItem(SelectItemNode node, bool namesMatter)
    {
        if (node.Value is CallNode { Name: "explode" or "explode_outer" or "posexplode" or "posexplode_outer" or "inline" or "inline_outer" or "stack" or "json_tuple" } generator
            && !userFunctions.Contains(generator.Name))
        {
            GeneratorItem(node, generator);
            return;
        }

        Through(node);
        if (node.Aliases.Count == 0 && node.Value is NameNode { Names: [{ Text: WindowColumn }, ..] } column && Substitute(WindowColumn) is not null)
        {
            Put(" AS " + SqlQuote.Identifier(column.Last), node.End);
        }
        else if (namesMatter && node.Aliases.Count == 0 && ColumnNames.Of(node.Value, source) is { Length: > 0 } name)
        {
            Put(" AS " + SqlQuote.Identifier(name), node.End);
        }
    }

    private void Values(ValuesNode node)
    {
        writer.Copy(node.Start, node.Rows[0].Start);
        for (int i = 0; i < node.Rows.Count; i++)
        {
            ExpressionNode row = node.Rows[i];
            if (i > 0)
            {
                writer.Copy(node.Rows[i - 1].End, row.Start);
            }

            IReadOnlyList<ExpressionNode> cells = Cells(row);
            Put("(", row.Start);
            List(cells);
            Put(")", row.End);
        }
    }

    internal static IReadOnlyList<ExpressionNode> Cells(ExpressionNode row) => row switch
    {
        RowNode many => many.Items,
        ParenthesisNode one => [one.Inner],
        CallNode { Name: "struct" } call => call.Arguments,
        _ => [row],
    };

    private void DerivedTable(DerivedTableNode node)
    {
        if (node.Query is not ValuesNode values)
        {
            Through(node);
            return;
        }

        Put("(", node.Start);
        Values(values);
        Put(")", values.End);
        int count = Cells(values.Rows[0]).Count;
        string name = node.Alias is { } alias ? SqlQuote.Identifier(alias.Name.Text) : "_values";
        string columns = node.Alias is { Columns.Count: > 0 } named
            ? string.Join(", ", named.Columns.Select(static c => SqlQuote.Identifier(c.Text)))
            : string.Join(", ", Enumerable.Range(1, count).Select(static i => $"col{i}"));
        Put($" AS {name}({columns})", node.End);
    }

    private void TableFunction(TableFunctionNode node)
    {
        string alias = node.Alias is { } given ? SqlQuote.Identifier(given.Name.Text) : node.Call.Name;
        IReadOnlyList<NamePart> columns = node.Alias?.Columns ?? [];
        if (userFunctions.Contains(node.Call.Name))
        {
            Through(node);
            return;
        }

        if (node.Call.Name == "range")
        {
            Put("(SELECT range AS " + (columns.Count > 0 ? SqlQuote.Identifier(columns[0].Text) : "id") + " FROM range(", node.Start);
            List(node.Call.Arguments.Count > 3 ? [.. node.Call.Arguments.Take(3)] : node.Call.Arguments);
            Put($")) AS {alias}", node.End);
            return;
        }

        Put("(", node.Start);
        GeneratorQuery(node.Call, columns, outer: false);
        Put($") AS {alias}", node.End);
    }

    private void LateralView(LateralViewNode node)
    {
        bool outer = node.IsOuter || node.Generator.Name.EndsWith("_outer", StringComparison.Ordinal);
        Put(outer ? "LEFT JOIN LATERAL (" : "CROSS JOIN LATERAL (", node.Start);
        GeneratorQuery(node.Generator, node.Columns, outer: false);
        Put(")" + (node.Table.Text.Length > 0 ? " AS " + SqlQuote.Identifier(node.Table.Text) : "") + (outer ? " ON TRUE" : ""), node.End);
    }

    /// <summary>Writes a query that gives what a generator gives.</summary>
    private void GeneratorQuery(CallNode call, IReadOnlyList<NamePart> columns, bool outer)
    {
        if (call.Name == "stack")
        {
            Stack(call, columns);
            return;
        }

        if (call.Name == "json_tuple")
        {
            Put("SELECT ", call.Start);
            for (int i = 1; i < call.Arguments.Count; i++)
            {
                Put(i > 1 ? ", " : "", call.Arguments[i].Start);
                JsonMember(call.Arguments[0], call.Arguments[i]);
                Put(" AS " + ColumnName(columns, i - 1, $"c{i - 1}"), call.Arguments[i].End);
            }

            return;
        }

        Put("SELECT ", call.Start);
        Unnested(call, columns, outer);
    }

    /// <summary>Writes the columns that a generator gives, as DuckDB's UNNEST within a SELECT list.</summary>
    private void Unnested(CallNode call, IReadOnlyList<NamePart> columns, bool outer)
    {
        ExpressionNode value = call.Arguments[0];
        bool positions = call.Name.StartsWith("pos", StringComparison.Ordinal);
        bool map = types.Of(value) is MapDataType || columns.Count == (positions ? 3 : 2);
        if (call.Name.StartsWith("inline", StringComparison.Ordinal))
        {
            Inline(call, columns, outer);
            return;
        }

        int first = 0;
        if (positions)
        {
            Unnest(map ? "range(CAST(cardinality(" : "range(CAST(len(", value, ") AS BIGINT))", outer, "CAST(", " AS INTEGER)");
            Put(" AS " + ColumnName(columns, first++, "pos") + ", ", call.End);
        }

        Unnest(map ? "map_keys(" : "", value, map ? ")" : "", outer, "", "");
        Put(" AS " + ColumnName(columns, first++, map ? "key" : "col"), call.End);
        if (map)
        {
            Put(", ", call.End);
            Unnest("map_values(", value, ")", outer, "", "");
            Put(" AS " + ColumnName(columns, first, "value"), call.End);
        }
    }

    private void Unnest(string before, ExpressionNode value, string after, bool outer, string castBefore, string castAfter)
    {
        Put($"{castBefore}unnest({(outer ? "spark_or_null(" : "")}{before}", value.Start);
        Emit(value);
        Put($"{after}{(outer ? ")" : "")}){castAfter}", value.End);
    }

    private void Inline(CallNode call, IReadOnlyList<NamePart> columns, bool outer)
    {
        ExpressionNode value = call.Arguments[0];
        if (types.Of(value) is ArrayType { Element: StructType record })
        {
            for (int i = 0; i < record.Members.Length; i++)
            {
                Put((i > 0 ? ", " : "") + (outer ? "struct_extract(unnest(spark_or_null(" : "struct_extract(unnest("), value.Start);
                Emit(value);
                Put($"{(outer ? "))" : ")")}, {SqlQuote.Text(record.Members[i].Name)}) AS {ColumnName(columns, i, record.Members[i].Name)}", value.End);
            }

            return;
        }

        if (columns.Count > 0)
        {
            Put(string.Join(", ", columns.Select((c, i) => $"spark_row[{i + 1}] AS {SqlQuote.Identifier(c.Text)}")) + " FROM (SELECT unnest(", value.Start);
            throw Refused(call, "INLINE of a column with names for its members can't be translated.", "Leave out the names: the members' own are taken.");
        }

        Wrap("unnest(", value, ", max_depth := 2)");
    }

    private void Stack(CallNode call, IReadOnlyList<NamePart> columns)
    {
        if (SqlNumbers.WholeValue(call.Arguments[0]) is not { } rows || rows < 1)
        {
            throw Refused(call.Arguments[0], "STACK needs a constant number of rows.");
        }

        int values = call.Arguments.Count - 1;
        int width = (int)((values + rows - 1) / rows);
        Put("SELECT * FROM (VALUES ", call.Start);
        for (int i = 0; i < rows * width; i++)
        {
            Put(i % width == 0 ? i > 0 ? "), (" : "(" : ", ", call.Start);
            if (i < values)
            {
                Emit(call.Arguments[i + 1]);
            }
            else
            {
                Put("NULL", call.End);
            }
        }

        Put($")) AS _stack({string.Join(", ", Enumerable.Range(0, width).Select(i => ColumnName(columns, i, $"col{i}")))})", call.End);
    }

    private static string ColumnName(IReadOnlyList<NamePart> columns, int index, string otherwise) => SqlQuote.Identifier(index < columns.Count ? columns[index].Text : otherwise);

    private void GeneratorItem(SelectItemNode node, CallNode generator)
    {
        bool outer = generator.Name.EndsWith("_outer", StringComparison.Ordinal);
        if (generator.Name is "stack" or "json_tuple")
        {
            if (generator.Name == "stack")
            {
                throw Refused(generator, "STACK in a SELECT list can't be translated.", "Write it as LATERAL VIEW stack(...), or as VALUES.");
            }

            for (int i = 1; i < generator.Arguments.Count; i++)
            {
                Put(i > 1 ? ", " : "", generator.Arguments[i].Start);
                JsonMember(generator.Arguments[0], generator.Arguments[i]);
                Put(" AS " + ColumnName(node.Aliases, i - 1, $"c{i - 1}"), generator.Arguments[i].End);
            }

            return;
        }

        Unnested(generator, node.Aliases, outer);
    }
}
