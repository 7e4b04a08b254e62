using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <content>What rows come from, and how they are grouped.</content>
internal sealed partial class SqlParser
{
    private void From(List<SqlNode> parts)
    {
        Relation(parts);
        while (AcceptSign(","))
        {
            Relation(parts);
        }

        while (At("lateral", "view"))
        {
            parts.Add(LateralView());
        }

        if (At("pivot") || At("unpivot"))
        {
            Pivot(parts);
        }
    }

    private void Relation(List<SqlNode> parts)
    {
        RelationPrimary(parts);
        while (JoinStart() is { } join)
        {
            JoinedRelation(parts, join);
        }
    }

    /// <summary>The number of words of a join at the cursor; null when there is none.</summary>
    private int? JoinStart()
    {
        int count = 0;
        while (Ahead(count) is { Kind: TokenKind.Word } word && JoinWord(word))
        {
            if (IsWord(word, "join"))
            {
                return count + 1;
            }

            count++;
        }

        return null;
    }

    private bool JoinWord(Token word) =>
        IsWord(word, "join") || IsWord(word, "inner") || IsWord(word, "cross") || IsWord(word, "left") || IsWord(word, "right") || IsWord(word, "full")
        || IsWord(word, "outer") || IsWord(word, "semi") || IsWord(word, "anti") || IsWord(word, "natural");

    private void JoinedRelation(List<SqlNode> parts, int words)
    {
        Token first = Current;
        List<string> kinds = [];
        for (int i = 0; i < words - 1; i++)
        {
            kinds.Add(TextOf(Current).ToLowerInvariant());
            index++;
        }

        Token join = Current;
        index++;
        int place = parts.Count;
        RelationPrimary(parts);
        bool conditioned = JoinCondition(parts);
        string? spelling = JoinSpelling(kinds, conditioned, out string tail);
        if (spelling is not null)
        {
            parts.Insert(place, new Replacement(first.Start, join.End, spelling));
        }

        if (tail.Length > 0)
        {
            parts.Add(new Replacement(Previous.End, Previous.End, tail));
        }
    }

    private static string? JoinSpelling(List<string> kinds, bool conditioned, out string tail)
    {
        bool natural = kinds.Contains("natural");
        bool bare = !conditioned && !natural;
        tail = "";
        if (kinds.Contains("semi") || kinds.Contains("anti"))
        {
            tail = bare ? " ON TRUE" : "";
            return (natural ? "NATURAL " : "") + (kinds.Contains("semi") ? "SEMI JOIN" : "ANTI JOIN");
        }

        bool outer = kinds.Contains("left") || kinds.Contains("right") || kinds.Contains("full");
        if (bare && outer)
        {
            tail = " ON TRUE";
        }

        return bare && !outer && !kinds.Contains("cross") ? "CROSS JOIN" : conditioned && kinds.Contains("cross") ? "JOIN" : null;
    }

    private bool JoinCondition(List<SqlNode> parts)
    {
        if (Accept("on"))
        {
            parts.Add(Expression());
            return true;
        }

        if (Accept("using"))
        {
            NameList();
            return true;
        }

        return false;
    }

    private void RelationPrimary(List<SqlNode> parts)
    {
        bool lateral = Accept("lateral");
        Token start = Current;
        if (AtSign("("))
        {
            BracketedRelation(parts, lateral);
        }
        else if (At("values"))
        {
            ValuesNode values = Values();
            TableAlias? alias = TableAliasAt(out int end);
            parts.Add(new DerivedTableNode(start.Start, Math.Max(end, values.End), values, alias));
        }
        else
        {
            NamedRelation(parts, start);
        }

        if (At("tablesample"))
        {
            parts.Add(Sample());
        }

        if (At("pivot") || At("unpivot"))
        {
            Pivot(parts);
        }
    }

    private void NamedRelation(List<SqlNode> parts, Token start)
    {
        NameNode name = QualifiedName();
        if (AtSign("("))
        {
            CallNode call = Call(name);
            TableAlias? alias = TableAliasAt(out int end);
            parts.Add(new TableFunctionNode(start.Start, Math.Max(end, call.End), call, alias));
            return;
        }

        if (At("version") || At("timestamp") || At("for"))
        {
            throw new SqlSyntaxException(Current.Start, Current.End - Current.Start, "Time travel within a query can't be translated.", "Read the version with an Ingress that has 'time_travel'.", refused: true);
        }

        if (At("tablesample"))
        {
            parts.Add(new TableNode(name.Start, name.End, name, null));
            parts.Add(Sample());
            TableAliasAt(out _);
            return;
        }

        TableAlias? tableAlias = TableAliasAt(out int aliasEnd);
        parts.Add(new TableNode(name.Start, Math.Max(aliasEnd, name.End), name, tableAlias));
    }

    private void BracketedRelation(List<SqlNode> parts, bool lateral)
    {
        Token open = Current;
        if (IsQueryStart(Ahead(1)) || IsNestedQuery())
        {
            ExpectSign("(");
            QueryNode query = Query();
            int close = ExpectSign(")").End;
            TableAlias? alias = TableAliasAt(out int end);
            parts.Add(new DerivedTableNode(open.Start, Math.Max(end, close), query, alias));
            return;
        }

        if (lateral)
        {
            throw Unexpected("a query");
        }

        ExpectSign("(");
        List<SqlNode> inner = [];
        Relation(inner);
        ExpectSign(")");
        TableAliasAt(out _);
        parts.Add(new ClauseNode(open.Start, Previous.End, inner));
    }

    private TableAlias? TableAliasAt(out int end)
    {
        end = 0;
        int start = Current.Start;
        if (Accept("as") || AtOptionalName())
        {
            NamePart name = Name();
            List<NamePart> columns = AtSign("(") ? NameList() : [];
            end = Previous.End;
            return new TableAlias(start, end, name, columns);
        }

        return null;
    }

    private LateralViewNode LateralView()
    {
        Token start = Current;
        index += 2;
        bool outer = Accept("outer");
        NameNode name = QualifiedName();
        CallNode call = Call(name);
        NamePart table = At("as") || !AtOptionalName() ? new NamePart("", Quoted: false, call.End, call.End) : Name();
        List<NamePart> columns = [];
        if (Accept("as"))
        {
            columns.Add(Name());
            while (AcceptSign(","))
            {
                columns.Add(Name());
            }
        }

        return new LateralViewNode(start.Start, Previous.End, outer, call, table, columns);
    }

    /// <summary>TABLESAMPLE: a share of the rows, or a number of them.</summary>
    private Replacement Sample()
    {
        Token start = Current;
        index++;
        ExpectSign("(");
        string amount = TextOf(Current);
        if (Current.Kind != TokenKind.Number)
        {
            throw new SqlSyntaxException(Current.Start, Current.End - Current.Start, "Only (n PERCENT) and (n ROWS) of TABLESAMPLE can be translated.", refused: true);
        }

        index++;
        string unit = Accept("percent") ? "PERCENT" : Accept("rows") ? "ROWS"
            : throw new SqlSyntaxException(start.Start, Current.End - start.Start, "Only (n PERCENT) and (n ROWS) of TABLESAMPLE can be translated.", refused: true);
        ExpectSign(")");
        string seed = "";
        if (Accept("repeatable"))
        {
            ExpectSign("(");
            seed = $" REPEATABLE ({TextOf(Current)})";
            index++;
            ExpectSign(")");
        }

        string method = unit == "PERCENT" ? "bernoulli" : "reservoir";
        return new Replacement(start.Start, Previous.End, $"TABLESAMPLE {method}({amount} {unit}){seed}");
    }

    private void Pivot(List<SqlNode> parts)
    {
        bool unpivot = At("unpivot");
        index++;
        if (unpivot && (Accept("include", "nulls") || Accept("exclude", "nulls")))
        {
        }

        ExpectSign("(");
        while (!At("for"))
        {
            if (Current.Kind == TokenKind.End)
            {
                throw Unexpected("FOR");
            }

            parts.Add(unpivot ? UnpivotNames() : Expression());
            OptionalAlias();
            AcceptSign(",");
        }

        index++;
        UnpivotNames();
        Expect("in");
        ExpectSign("(");
        do
        {
            parts.Add(Expression());
            OptionalAlias();
        }
        while (AcceptSign(","));
        ExpectSign(")");
        ExpectSign(")");
        TableAliasAt(out _);
    }

    private ClauseNode UnpivotNames()
    {
        int start = Current.Start;
        if (AtSign("("))
        {
            NameList();
        }
        else
        {
            Name();
        }

        return new ClauseNode(start, Previous.End, []);
    }

    private void GroupBy(List<SqlNode> rest, List<ExpressionNode> keys)
    {
        index += 2;
        if (Accept("all"))
        {
            return;
        }

        int keysStart = Current.Start;
        int first = rest.Count;
        GroupingList(rest, keys);
        int keysEnd = Previous.End;
        if (At("with", "rollup") || At("with", "cube"))
        {
            rest.Insert(first, new Replacement(keysStart, keysStart, TextOf(Ahead(1)).ToUpperInvariant() + "("));
            rest.Add(new Replacement(keysEnd, Ahead(1).End, ")"));
            index += 2;
        }
        else if (At("grouping", "sets"))
        {
            // GROUP BY a, b GROUPING SETS (...): the keys before only repeat those in the sets.
            rest.RemoveRange(first, rest.Count - first);
            rest.Add(new Replacement(keysStart, keysEnd, ""));
            GroupingElement(rest, []);
        }
    }

    private void GroupingList(List<SqlNode> rest, List<ExpressionNode> keys)
    {
        do
        {
            GroupingElement(rest, keys);
        }
        while (AcceptSign(","));
    }

    private void GroupingElement(List<SqlNode> rest, List<ExpressionNode> keys)
    {
        bool sets = At("grouping", "sets");
        if (sets || ((At("rollup") || At("cube")) && IsSign(Ahead(1), "(")))
        {
            index += sets ? 2 : 1;
            ExpectSign("(");
            GroupingList(rest, keys);
            ExpectSign(")");
            return;
        }

        if (AtSign("(") && IsSign(Ahead(1), ")"))
        {
            index += 2;
            return;
        }

        // The brackets of (a, b) group keys; they make no struct.
        ExpressionNode key = Expression();
        IReadOnlyList<ExpressionNode> ones = key is RowNode row ? row.Items : [key is ParenthesisNode bracket ? bracket.Inner : key];
        rest.AddRange(ones);
        keys.AddRange(ones);
    }
}
