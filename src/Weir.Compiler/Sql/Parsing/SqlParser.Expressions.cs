using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <content>Operators, from the loosest to the tightest, as in Spark's grammar.</content>
internal sealed partial class SqlParser
{
    private static readonly string[][] OwnLevels = [["||", "&", "|", "<<", ">>", "->>"], ["+", "-"], ["*", "/", "//", "%"], ["**", "^"]];
    private static readonly string[][] Levels = [["|"], ["^"], ["&"], ["<<", ">>", ">>>"], ["+", "-", "||"], ["*", "/", "%", "div"]];

    private ExpressionNode Expression()
    {
        ExpressionNode left = Conjunction();
        while (At("or"))
        {
            left = Join("or", left, Conjunction);
        }

        return left;
    }

    private ExpressionNode Conjunction()
    {
        ExpressionNode left = Negation();
        while (At("and"))
        {
            left = Join("and", left, Negation);
        }

        return left;
    }

    private ExpressionNode Negation()
    {
        Token start = Current;
        if ((At("not") && !IsSign(Ahead(1), ".")) || AtSign("!"))
        {
            index++;
            ExpressionNode operand = Negation();
            return new UnaryNode(start.Start, operand.End, "not", operand);
        }

        return Predicate();
    }

    private ExpressionNode Predicate()
    {
        ExpressionNode value = Comparison();
        while (true)
        {
            bool negated = At("not") || AtSign("!");
            int mark = index;
            index += negated ? 1 : 0;
            ExpressionNode? predicate = PredicateOn(value, negated);
            if (predicate is null)
            {
                index = mark;
                return value;
            }

            value = predicate;
        }
    }

    private ExpressionNode? PredicateOn(ExpressionNode value, bool negated)
    {
        if (Accept("between"))
        {
            ExpressionNode low = Comparison();
            Expect("and");
            return new BetweenNode(value, negated, low, Comparison());
        }

        if (Accept("in"))
        {
            return In(value, negated);
        }

        string? kind = At("like") ? "like" : At("ilike") ? "ilike" : At("rlike") || At("regexp") ? "rlike" : null;
        if (kind is not null)
        {
            index++;
            return Like(value, negated, kind);
        }

        return !negated && Accept("is") ? Is(value) : null;
    }

    private InNode In(ExpressionNode value, bool negated)
    {
        ExpectSign("(");
        if (AtQuery())
        {
            QueryNode query = Query();
            HideNames(query);
            return new InNode(ExpectSign(")").End, value, negated, [query]);
        }

        List<ExpressionNode> candidates = [Expression()];
        while (AcceptSign(","))
        {
            candidates.Add(Expression());
        }

        return new InNode(ExpectSign(")").End, value, negated, candidates);
    }

    private LikeNode Like(ExpressionNode value, bool negated, string kind)
    {
        string? quantifier = At("any") || At("some") ? "any" : At("all") ? "all" : null;
        if (quantifier is not null && IsSign(Ahead(1), "("))
        {
            index += 2;
            List<ExpressionNode> patterns = [Expression()];
            while (AcceptSign(","))
            {
                patterns.Add(Expression());
            }

            return new LikeNode(ExpectSign(")").End, value, negated, kind, quantifier, patterns, null);
        }

        ExpressionNode pattern = Comparison();
        LiteralNode? escape = null;
        if (Accept("escape"))
        {
            escape = Primary() as LiteralNode ?? throw Unexpected("a text of one character");
        }

        return new LikeNode(escape?.End ?? pattern.End, value, negated, kind, null, [pattern], escape);
    }

    private IsNode Is(ExpressionNode value)
    {
        bool negated = Accept("not");
        if (Accept("distinct", "from"))
        {
            ExpressionNode other = Comparison();
            return new IsNode(other.End, value, negated, "distinct", other);
        }

        foreach (string test in (string[])["null", "true", "false", "unknown"])
        {
            if (Accept(test))
            {
                return new IsNode(Previous.End, value, negated, test, null);
            }
        }

        throw Unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM");
    }

    private ExpressionNode Comparison()
    {
        ExpressionNode left = Level(0);
        while (ComparisonSign() is { } sign)
        {
            Token token = Current;
            index++;
            left = new BinaryNode(sign, left, Level(0), token.Start, token.End);
        }

        return left;
    }

    private string? ComparisonSign()
    {
        if (Current.Kind != TokenKind.Operator)
        {
            return null;
        }

        return TextOf(Current) switch
        {
            "=" or "==" => "=",
            "<>" or "!=" => "<>",
            "<" => "<",
            "<=" => "<=",
            ">" => ">",
            ">=" => ">=",
            "<=>" => "<=>",
            _ => null,
        };
    }

    private ExpressionNode Level(int level)
    {
        string[][] levels = duckDb ? OwnLevels : Levels;
        if (level == levels.Length)
        {
            return Unary();
        }

        ExpressionNode left = Level(level + 1);
        while (SignOf(levels[level]) is { } sign)
        {
            Token token = Current;
            index++;
            left = new BinaryNode(sign, left, Level(level + 1), token.Start, token.End);
        }

        return left;
    }

    private string? SignOf(string[] signs)
    {
        foreach (string sign in signs)
        {
            if (sign == "div" ? At(sign) : AtSign(sign))
            {
                return sign;
            }
        }

        return null;
    }

    private ExpressionNode Unary()
    {
        Token start = Current;
        foreach (string sign in (string[])["-", "+", "~"])
        {
            if (AcceptSign(sign))
            {
                ExpressionNode operand = Unary();
                return new UnaryNode(start.Start, operand.End, sign, operand);
            }
        }

        return Postfix(Primary());
    }

    private ExpressionNode Postfix(ExpressionNode value)
    {
        while (true)
        {
            if (AcceptSign("["))
            {
                ExpressionNode position = Expression();
                if (duckDb && AtSign(":"))
                {
                    throw new SqlSyntaxException(Current.Start, 1, "A slice of a list can't be translated.", "Write list_slice as slice(list, start, length) in Spark's dialect.", refused: true);
                }

                value = new SubscriptNode(ExpectSign("]").End, value, position);
            }
            else if (AtSign(".") && Ahead(1).Kind is TokenKind.Word or TokenKind.BackQuoted)
            {
                index++;
                value = new MemberNode(value, Name());
            }
            else if (AcceptSign("::"))
            {
                TypeNode type = Type();
                value = new CastNode(value.Start, type.End, value, type, lenient: false);
            }
            else
            {
                return value;
            }
        }
    }

    private BinaryNode Join(string word, ExpressionNode left, Func<ExpressionNode> next)
    {
        Token token = Current;
        index++;
        return new BinaryNode(word, left, next(), token.Start, token.End);
    }
}
