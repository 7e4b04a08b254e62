using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <content>Queries.</content>
internal sealed partial class SqlParser
{
    private bool AtQuery() => IsQueryStart(Current) || (AtSign("(") && IsNestedQuery());

    private bool IsQueryStart(Token token) =>
        IsWord(token, "select") || IsWord(token, "with") || IsWord(token, "values") || (IsWord(token, "from") && !IsSign(Ahead(1), "."));

    private bool IsNestedQuery()
    {
        int ahead = 0;
        while (IsSign(Ahead(ahead), "("))
        {
            ahead++;
        }

        if (!IsQueryStart(Ahead(ahead)))
        {
            return false;
        }

        // ((SELECT 1) + 1) is an expression: a query goes on behind its closing bracket with a set operation, or ends there.
        int depth = 0;
        for (; Ahead(ahead).Kind != TokenKind.End; ahead++)
        {
            depth += IsSign(Ahead(ahead), "(") ? 1 : IsSign(Ahead(ahead), ")") ? -1 : 0;
            if (depth < 0)
            {
                Token next = Ahead(ahead + 1);
                return IsSign(next, ")") || next.Kind == TokenKind.End || IsSetWord(next) || IsWord(next, "order") || IsWord(next, "limit");
            }
        }

        return true;
    }

    private bool IsSetWord(Token token) => IsWord(token, "union") || IsWord(token, "except") || IsWord(token, "minus") || IsWord(token, "intersect");

    private QueryNode Query()
    {
        int start = Current.Start;
        List<SqlNode> parts = [];
        if (Accept("with"))
        {
            Ctes(parts);
        }

        parts.Add(QueryTerm());
        while (IsSetWord(Current))
        {
            if (At("minus"))
            {
                parts.Add(new Replacement(Current.Start, Current.End, "EXCEPT"));
            }

            index++;
            if (!Accept("all"))
            {
                Accept("distinct");
            }

            parts.Add(QueryTerm());
        }

        Tail(parts);
        return new QueryNode(start, Previous.End, parts);
    }

    private void Ctes(List<SqlNode> parts)
    {
        Accept("recursive");
        do
        {
            NamePart name = Name();
            List<NamePart> columns = AtSign("(") ? NameList() : [];
            if (Accept("max"))
            {
                throw new SqlSyntaxException(Previous.Start, 3, "MAX RECURSION LEVEL can't be translated.", "Bound the recursion by a condition in its query.", refused: true);
            }

            Accept("as");
            ExpectSign("(");
            QueryNode query = Query();
            parts.Add(new CteNode(name.Start, ExpectSign(")").End, name, columns, query));
        }
        while (AcceptSign(","));
    }

    private SqlNode QueryTerm()
    {
        if (AtSign("("))
        {
            Token open = ExpectSign("(");
            QueryNode inner = Query();
            return new ClauseNode(open.Start, ExpectSign(")").End, [inner]);
        }

        if (At("values"))
        {
            return Values();
        }

        if (At("table") && Ahead(1).Kind is TokenKind.Word or TokenKind.BackQuoted)
        {
            Token start = Current;
            index++;
            NameNode name = QualifiedName();
            return new ClauseNode(start.Start, name.End, [new TableNode(name.Start, name.End, name, null)]);
        }

        return Select();
    }

    private ValuesNode Values()
    {
        Token start = Current;
        Expect("values");
        List<ExpressionNode> rows = [Expression()];
        while (AcceptSign(","))
        {
            rows.Add(Expression());
        }

        return new ValuesNode(start.Start, Previous.End, rows);
    }

    private void Tail(List<SqlNode> parts)
    {
        while (true)
        {
            if (At("order", "by") || At("sort", "by") || At("cluster", "by"))
            {
                parts.Add(new Replacement(Current.Start, Ahead(1).End, "ORDER BY"));
                index += 2;
                parts.AddRange(OrderItems());
            }
            else if (At("distribute", "by"))
            {
                int start = Current.Start;
                index += 2;
                ExpressionList();
                parts.Add(new Replacement(start, Previous.End, ""));
            }
            else if (At("window") && Ahead(1).Kind is TokenKind.Word or TokenKind.BackQuoted)
            {
                Windows(parts);
            }
            else if (Accept("limit"))
            {
                if (!Accept("all"))
                {
                    parts.Add(Expression());
                }
            }
            else if (Accept("offset"))
            {
                parts.Add(Expression());
            }
            else
            {
                return;
            }
        }
    }

    private void Windows(List<SqlNode> parts)
    {
        Expect("window");
        do
        {
            Name();
            Expect("as");
            parts.Add(Window());
        }
        while (AcceptSign(","));
    }

    private SelectNode Select()
    {
        Token start = Current;
        List<SqlNode> rest = [];
        int fromFirstEnd = 0;
        if (Accept("from"))
        {
            From(rest);
            fromFirstEnd = Previous.End;
        }

        Expect("select");
        if (!Accept("distinct") && At("all") && !IsSign(Ahead(1), ","))
        {
            index++;
        }

        if (At("transform") && IsSign(Ahead(1), "(") && IsTransformClause())
        {
            throw new SqlSyntaxException(Current.Start, 9, "SELECT TRANSFORM runs a script on the cluster and can't be translated.", refused: true);
        }

        List<SelectItemNode> items = [SelectItem()];
        while (AcceptSign(","))
        {
            items.Add(SelectItem());
        }

        List<ExpressionNode> keys = [];
        if (fromFirstEnd == 0 && Accept("from"))
        {
            From(rest);
        }

        int whereAt = rest.Count > 0 ? Previous.End : 0;
        ExpressionNode? where = Accept("where") ? Expression() : null;
        if (where is not null)
        {
            rest.Add(where);
        }

        SelectTail(rest, keys);
        return new SelectNode(start.Start, Previous.End, items, rest) { GroupKeys = keys, FromFirstEnd = fromFirstEnd, Where = where, WhereAt = whereAt };
    }

    private bool IsTransformClause()
    {
        for (int ahead = 1; Ahead(ahead).Kind != TokenKind.End; ahead++)
        {
            if (IsWord(Ahead(ahead), "using") && Ahead(ahead + 1).Kind == TokenKind.Text)
            {
                return true;
            }
        }

        return false;
    }

    private SelectItemNode SelectItem()
    {
        ExpressionNode value = Expression();
        List<NamePart> names = [];
        if (At("as") && IsSign(Ahead(1), "("))
        {
            index++;
            names = NameList();
        }
        else if (OptionalAlias() is { } name)
        {
            names.Add(name);
        }

        return new SelectItemNode(Previous.End, value, names);
    }

    private void SelectTail(List<SqlNode> rest, List<ExpressionNode> keys)
    {
        if (At("group", "by"))
        {
            GroupBy(rest, keys);
        }

        if (Accept("having"))
        {
            rest.Add(Expression());
        }

        if (Accept("qualify"))
        {
            rest.Add(Expression());
        }

        if (At("window") && Ahead(1).Kind is TokenKind.Word or TokenKind.BackQuoted)
        {
            Windows(rest);
        }
    }

    /// <summary>The names of a query's columns mean nothing to those who use its values; those of its CTEs still do.</summary>
    private static void HideNames(SqlNode query)
    {
        foreach (SqlNode part in query.Parts)
        {
            if (part is SelectNode select)
            {
                select.NamesMatter = false;
            }
            else if (part is ClauseNode bracket)
            {
                foreach (SqlNode inner in bracket.Parts)
                {
                    HideNames(inner);
                }
            }
        }
    }
}
