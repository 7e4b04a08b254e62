using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <content>Calls of functions, what may follow them, and windows.</content>
internal sealed partial class SqlParser
{
    /// <summary>The calls with words within their brackets; null when the word at the cursor is none of them.</summary>
    private ExpressionNode? SpecialCall(Token token)
    {
        switch (TextOf(token).ToLowerInvariant())
        {
            case "cast" or "try_cast":
                index += 2;
                ExpressionNode value = Expression();
                Expect("as");
                TypeNode type = Type();
                return new CastNode(token.Start, ExpectSign(")").End, value, type, lenient: TextOf(token).Length > 4);
            case "exists" when IsQueryStart(Ahead(2)):
                index += 2;
                QueryNode query = Query();
                HideNames(query);
                return new SubqueryNode(token.Start, ExpectSign(")").End, query, exists: true);
            case "extract":
                return Worded("extract", ["from"], fieldFirst: true);
            case "position":
                return Worded("locate", ["in"]);
            case "substring" or "substr":
                return Worded("substring", ["from", "for"]);
            case "overlay":
                return Worded("overlay", ["placing", "from", "for"]);
            case "trim":
                return Trim();
            case "and" or "or" or "not" or "in" or "when" or "then" or "else" or "on" or "using" or "where" or "from" or "as" or "select" or "is" or "between":
                throw Unexpected("a value");
            default:
                return null;
        }
    }

    /// <summary>A call whose arguments may be parted by words: <c>substring(x FROM 1 FOR 2)</c>.</summary>
    private CallNode Worded(string canonical, string[] words, bool fieldFirst = false)
    {
        NameNode name = QualifiedName();
        ExpectSign("(");
        List<ExpressionNode> arguments = [];
        bool worded = false;
        if (!AtSign(")"))
        {
            // "a IN b" and the field of EXTRACT are not expressions as such.
            arguments.Add(fieldFirst ? FieldName() : Comparison());
            while (!AtSign(")"))
            {
                bool word = words.Any(Accept);
                worded |= word;
                if (!word)
                {
                    ExpectSign(",");
                }

                arguments.Add(Comparison());
            }
        }

        int end = ExpectSign(")").End;
        NameNode function = worded ? new NameNode(name.Start, name.End, [new NamePart(canonical, Quoted: false, name.Start, name.End)]) : name;
        return new CallNode(name.Start, end, function, arguments) { CallEnd = end };
    }

    private ExpressionNode FieldName()
    {
        if (Current.Kind == TokenKind.Text)
        {
            return StringLiteral();
        }

        Token token = Current;
        index++;
        return new LiteralNode(token.Start, token.End, LiteralKind.String, TextOf(token), plain: false);
    }

    private CallNode Trim()
    {
        NameNode name = QualifiedName();
        ExpectSign("(");
        string canonical = At("leading") ? "ltrim" : At("trailing") ? "rtrim" : "trim";
        bool worded = At("both") || canonical != "trim";
        index += worded ? 1 : 0;
        List<ExpressionNode> arguments = [];
        if (worded && Accept("from"))
        {
            arguments.Add(Expression());
        }
        else
        {
            arguments.Add(Expression());
            while (Accept("from") || AcceptSign(","))
            {
                bool from = IsWord(Previous, "from");
                arguments.Insert(from ? 0 : arguments.Count, Expression());
                canonical = from && canonical == "trim" ? "btrim" : canonical;
                canonical = from && canonical is "ltrim" or "rtrim" ? canonical + "_of" : canonical;
            }
        }

        int end = ExpectSign(")").End;
        NameNode function = new(name.Start, name.End, [new NamePart(canonical, Quoted: false, name.Start, name.End)]);
        return new CallNode(name.Start, end, function, arguments) { CallEnd = end };
    }

    private CallNode Call(NameNode name)
    {
        ExpectSign("(");
        bool distinct = Accept("distinct");
        if (!distinct && At("all") && !IsSign(Ahead(1), ")") && !IsSign(Ahead(1), ","))
        {
            index++;
        }

        List<ExpressionNode> arguments = [];
        while (!AtSign(")"))
        {
            arguments.Add(Argument());
            if (!AcceptSign(","))
            {
                break;
            }
        }

        IReadOnlyList<OrderItemNode> within = [];
        if (duckDb && At("order", "by"))
        {
            index += 2;
            within = OrderItems();
        }

        bool? ignore = NullTreatment();
        int callEnd = ExpectSign(")").End;
        within = within.Count > 0 ? within : WithinGroup();
        ExpressionNode? filter = null;
        if (At("filter") && IsSign(Ahead(1), "("))
        {
            index += 2;
            Expect("where");
            filter = Expression();
            ExpectSign(")");
        }

        ignore ??= NullTreatment();
        WindowNode? over = Accept("over") ? Window() : null;
        return new CallNode(name.Start, Previous.End, name, arguments)
        {
            IsDistinct = distinct, IgnoreNulls = ignore, WithinGroup = within, Filter = filter, Over = over, CallEnd = callEnd,
        };
    }

    private ExpressionNode Argument()
    {
        if (duckDb && AtName() && IsSign(Ahead(1), ":="))
        {
            NamePart member = Name();
            index++;
            ExpressionNode given = Expression();
            return new NamedArgumentNode(member.Start, given.End, member.Text, given, alias: true);
        }

        if (AtName() && IsSign(Ahead(1), "=>"))
        {
            NamePart name = Name();
            index++;
            ExpressionNode value = Expression();
            return new NamedArgumentNode(name.Start, value.End, name.Text, value, alias: false);
        }

        return Aliased();
    }

    private bool? NullTreatment() => Accept("ignore", "nulls") ? true : Accept("respect", "nulls") ? false : null;

    private IReadOnlyList<OrderItemNode> WithinGroup()
    {
        if (!At("within", "group"))
        {
            return [];
        }

        index += 2;
        ExpectSign("(");
        Expect("order");
        Expect("by");
        IReadOnlyList<OrderItemNode> items = OrderItems();
        ExpectSign(")");
        return items;
    }

    private WindowNode Window()
    {
        Token start = Current;
        if (!AtSign("("))
        {
            NamePart name = Name();
            return new WindowNode(name.Start, name.End, [], ordered: false, []);
        }

        index++;
        List<SqlNode> parts = [];
        bool ordered = false;
        if (AtName() && !At("partition") && !At("order") && !At("distribute") && !At("sort") && !At("cluster") && !At("rows") && !At("range"))
        {
            Name();
        }

        if (PartitionWords() is { } partition)
        {
            parts.Add(partition);
            parts.AddRange(ExpressionList());
        }

        if (At("order", "by") || At("sort", "by"))
        {
            parts.Add(new Replacement(Current.Start, Ahead(1).End, "ORDER BY"));
            index += 2;
            parts.AddRange(OrderItems());
            ordered = true;
        }

        Frame(parts);
        return new WindowNode(start.Start, ExpectSign(")").End, parts, ordered, []);
    }

    private Replacement? PartitionWords()
    {
        if (!At("partition", "by") && !At("distribute", "by"))
        {
            return null;
        }

        index += 2;
        return new Replacement(tokens[index - 2].Start, Previous.End, "PARTITION BY");
    }

    private void Frame(List<SqlNode> parts)
    {
        if (!Accept("rows") && !Accept("range"))
        {
            return;
        }

        if (Accept("between"))
        {
            FrameBound(parts);
            Expect("and");
        }

        FrameBound(parts);
    }

    private void FrameBound(List<SqlNode> parts)
    {
        if (Accept("current"))
        {
            Expect("row");
            return;
        }

        if (!Accept("unbounded"))
        {
            parts.Add(Comparison());
        }

        if (!Accept("preceding") && !Accept("following"))
        {
            throw Unexpected("PRECEDING or FOLLOWING");
        }
    }

    private IReadOnlyList<ExpressionNode> ExpressionList()
    {
        List<ExpressionNode> list = [Expression()];
        while (AcceptSign(","))
        {
            list.Add(Expression());
        }

        return list;
    }

    private IReadOnlyList<OrderItemNode> OrderItems()
    {
        List<OrderItemNode> items = [OrderItem()];
        while (AcceptSign(","))
        {
            items.Add(OrderItem());
        }

        return items;
    }

    private OrderItemNode OrderItem()
    {
        ExpressionNode value = Expression();
        bool descending = Accept("desc");
        if (!descending)
        {
            Accept("asc");
        }

        bool? first = Accept("nulls", "first") ? true : Accept("nulls", "last") ? false : null;
        return new OrderItemNode(Previous.End, value, descending, first);
    }
}
