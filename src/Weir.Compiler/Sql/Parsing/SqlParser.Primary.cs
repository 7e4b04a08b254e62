using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <content>Values: constants, names, brackets, CASE, casts, and the calls with a grammar of their own.</content>
internal sealed partial class SqlParser
{
    private ExpressionNode Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                index++;
                return SqlLiterals.Number(text, token);
            case TokenKind.Text or TokenKind.DoubleQuoted:
                return StringLiteral();
            case TokenKind.Hex:
                index++;
                return SqlLiterals.Hex(text, token);
            case TokenKind.Word:
                return WordValue(token);
            case TokenKind.BackQuoted:
                return NameValue();
            case TokenKind.Operator when AtSign("("):
                return Bracket();
            case TokenKind.Operator when duckDb && AtSign("["):
                return ListLiteral();
            case TokenKind.Operator when duckDb && AtSign("{"):
                return StructLiteral();
            case TokenKind.Operator when AtSign("*"):
                return Star(null);
            default:
                throw Unexpected("a value");
        }
    }

    /// <summary>A text; several behind each other are one.</summary>
    private LiteralNode StringLiteral()
    {
        Token first = Current;
        string value = "";
        bool plain = true;
        for (int count = 0; Current.Kind is TokenKind.Text or TokenKind.DoubleQuoted; count++)
        {
            bool same = false;
            value += duckDb ? SqlLiterals.Name(text, Current) : SqlLiterals.Unquote(text, Current, out same);
            plain &= same && count == 0;
            index++;
        }

        return new LiteralNode(first.Start, Previous.End, LiteralKind.String, value, plain: plain);
    }

    private ExpressionNode WordValue(Token token)
    {
        if (duckDb && OwnValue(token) is { } own)
        {
            return own;
        }

        if (Ahead(1).Kind is TokenKind.Text or TokenKind.DoubleQuoted && TypedKind(token) is { } kind)
        {
            index++;
            LiteralNode inner = StringLiteral();
            return new LiteralNode(token.Start, inner.End, kind, inner.Value, plain: false);
        }

        if (At("interval") && AtInterval())
        {
            index++;
            return Interval(token);
        }

        if (IsSign(Ahead(1), "("))
        {
            return SpecialCall(token) ?? NameValue();
        }

        foreach ((string word, LiteralKind literal) in ((string, LiteralKind)[])[("null", LiteralKind.Null), ("true", LiteralKind.Boolean), ("false", LiteralKind.Boolean)])
        {
            if (Accept(word))
            {
                return new LiteralNode(token.Start, token.End, literal, word);
            }
        }

        if (At("case"))
        {
            index++;
            return Case(token);
        }

        return SqlWords.MayBeValue(TextOf(token)) ? NameValue() : throw Unexpected("a value");
    }

    private LiteralKind? TypedKind(Token token) =>
        IsWord(token, "date") ? LiteralKind.Date
        : IsWord(token, "timestamp") || IsWord(token, "timestamp_ltz") ? LiteralKind.Timestamp
        : IsWord(token, "timestamp_ntz") ? LiteralKind.TimestampNtz
        : IsWord(token, "time") ? LiteralKind.Time
        : null;

    /// <summary>A name, or a call of a function by name; <c>current_date</c> and its like are calls without brackets.</summary>
    private ExpressionNode NameValue()
    {
        NameNode name = QualifiedName();
        if (AtSign("("))
        {
            return Call(name);
        }

        if (AtSign(".") && IsSign(Ahead(1), "*"))
        {
            index++;
            return Star(name);
        }

        if (AtSign("->"))
        {
            index++;
            return new LambdaNode(name.Start, [name.Names[0]], Expression());
        }

        bool bare = name.Names.Count == 1 && !name.Names[0].Quoted;
        return bare && SqlLiterals.IsBareCall(name.Last)
            ? new CallNode(name.Start, name.End, name, []) { CallEnd = name.End }
            : name;
    }

    private StarNode Star(NameNode? qualifier)
    {
        Token star = ExpectSign("*");
        List<NameNode> except = [];
        if (duckDb && At("replace") && IsSign(Ahead(1), "("))
        {
            throw new SqlSyntaxException(Current.Start, 7, "* REPLACE can't be translated.", "Name the columns.", refused: true);
        }

        if (At(duckDb ? "exclude" : "except") && IsSign(Ahead(1), "(") && !IsWord(Ahead(2), "select"))
        {
            index += 2;
            except.Add(QualifiedName());
            while (AcceptSign(","))
            {
                except.Add(QualifiedName());
            }

            ExpectSign(")");
        }

        return new StarNode(qualifier?.Start ?? star.Start, Previous.End, qualifier, except);
    }

    /// <summary>A query, a lambda with several parameters, a row, or an expression in brackets.</summary>
    private ExpressionNode Bracket()
    {
        Token open = ExpectSign("(");
        if (AtQuery())
        {
            QueryNode query = Query();
            HideNames(query);
            return new SubqueryNode(open.Start, ExpectSign(")").End, query, exists: false);
        }

        if (LambdaParameters() is { } parameters)
        {
            return new LambdaNode(open.Start, parameters, Expression());
        }

        List<ExpressionNode> items = [Aliased()];
        while (AcceptSign(","))
        {
            items.Add(Aliased());
        }

        Token close = ExpectSign(")");
        return items.Count == 1 && items[0] is not NamedArgumentNode
            ? new ParenthesisNode(open.Start, close.End, items[0])
            : new RowNode(open.Start, close.End, items);
    }

    /// <summary>The parameters of <c>(x, y) -&gt; ...</c> when that is what follows the opening bracket.</summary>
    private List<NamePart>? LambdaParameters()
    {
        int ahead = 0;
        while (Ahead(ahead).Kind is TokenKind.Word or TokenKind.BackQuoted && IsSign(Ahead(ahead + 1), ","))
        {
            ahead += 2;
        }

        if (ahead == 0 || !IsSign(Ahead(ahead + 1), ")") || !IsSign(Ahead(ahead + 2), "->"))
        {
            return null;
        }

        List<NamePart> names = [Name()];
        while (AcceptSign(","))
        {
            names.Add(Name());
        }

        index += 2;
        return names;
    }

    private ExpressionNode Aliased()
    {
        ExpressionNode value = Expression();
        if (!Accept("as"))
        {
            return value;
        }

        NamePart name = Name();
        return new NamedArgumentNode(value.Start, name.End, name.Text, value, alias: true);
    }

    private CaseNode Case(Token start)
    {
        ExpressionNode? operand = At("when") ? null : Expression();
        List<(ExpressionNode, ExpressionNode)> branches = [];
        while (Accept("when"))
        {
            ExpressionNode when = Expression();
            Expect("then");
            branches.Add((when, Expression()));
        }

        ExpressionNode? otherwise = Accept("else") ? Expression() : null;
        Expect("end");
        return branches.Count == 0 ? throw Unexpected("WHEN") : new CaseNode(start.Start, Previous.End, operand, branches, otherwise);
    }

    /// <summary>True when an interval follows: a text, a number or an expression with a unit; a column may be named <c>interval</c> too.</summary>
    private bool AtInterval()
    {
        Token next = Ahead(1);
        return next.Kind is TokenKind.Text or TokenKind.DoubleQuoted or TokenKind.Number
            || IsSign(next, "(") || (IsSign(next, "-") && Ahead(2).Kind is TokenKind.Number or TokenKind.Text)
            || (next.Kind == TokenKind.Word && SqlLiterals.UnitOf(TextOf(Ahead(2))) is not null);
    }

    private IntervalNode Interval(Token start)
    {
        List<IntervalPart> units = [];
        do
        {
            ExpressionNode amount = Unary();
            string? unit = Current.Kind == TokenKind.Word ? SqlLiterals.UnitOf(TextOf(Current)) : null;
            index += unit is null ? 0 : 1;
            string? to = null;
            if (unit is not null && Accept("to"))
            {
                to = SqlLiterals.UnitOf(TextOf(Current)) ?? throw Unexpected("a unit of time");
                index++;
            }

            units.Add(new IntervalPart(amount, unit ?? "", to));
            if (unit is null)
            {
                break;
            }
        }
        while (Current.Kind is TokenKind.Number or TokenKind.Text && SqlLiterals.UnitOf(TextOf(Ahead(1))) is not null);
        return new IntervalNode(start.Start, Previous.End, units);
    }
}
