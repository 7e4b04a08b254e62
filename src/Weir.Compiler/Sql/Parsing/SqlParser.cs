using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Parsing;

/// <summary>Reads Spark's SQL, or DuckDB's: the cursor over its tokens. Expressions, types and queries are in the other parts of the class.</summary>
internal sealed partial class SqlParser
{
    private readonly string text;
    private readonly List<Token> tokens;
    private int index;

    /// <summary>How often the token at the cursor, a run of <c>&gt;</c>, was taken already by closing types.</summary>
    private int closed;

    private readonly bool duckDb;

    /// <param name="text">The SQL.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="duckDb">Whether it is DuckDB's.</param>
    public SqlParser(string text, List<Token> tokens, bool duckDb = false)
    {
        this.duckDb = duckDb;
        this.text = text;
        this.tokens = tokens;
    }

    /// <exception cref="SqlSyntaxException">It is not an expression of Spark's.</exception>
    public ExpressionNode ReadExpression()
    {
        ExpressionNode expression = Expression();
        ExpectEnd();
        return expression;
    }

    /// <exception cref="SqlSyntaxException">These are not sort keys of Spark's.</exception>
    public ClauseNode ReadOrdering()
    {
        IReadOnlyList<OrderItemNode> items = OrderItems();
        ExpectEnd();
        return new ClauseNode(items[0].Start, items[^1].End, items);
    }

    /// <exception cref="SqlSyntaxException">It is not a query of Spark's.</exception>
    public QueryNode ReadQuery()
    {
        QueryNode query = Query();
        ExpectEnd();
        return query;
    }

    /// <exception cref="SqlSyntaxException">It is not a type of Spark's.</exception>
    public TypeNode ReadType()
    {
        TypeNode type = Type();
        ExpectEnd();
        return type;
    }

    private Token Current => tokens[index];

    private Token Previous => tokens[index - 1];

    private Token Ahead(int count) => tokens[Math.Min(index + count, tokens.Count - 1)];

    private string TextOf(Token token) => text[token.Start..token.End];

    private bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Word && token.End - token.Start == word.Length && string.Compare(text, token.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private bool At(string word) => IsWord(Current, word);

    private bool At(string first, string second) => IsWord(Current, first) && IsWord(Ahead(1), second);

    private bool AtSign(string sign) => IsSign(Current, sign);

    private bool IsSign(Token token, string sign) =>
        token.Kind == TokenKind.Operator && token.End - token.Start == sign.Length && string.CompareOrdinal(text, token.Start, sign, 0, sign.Length) == 0;

    private bool Accept(string word)
    {
        bool found = At(word);
        index += found ? 1 : 0;
        return found;
    }

    private bool Accept(string first, string second)
    {
        bool found = At(first, second);
        index += found ? 2 : 0;
        return found;
    }

    private bool AcceptSign(string sign)
    {
        bool found = AtSign(sign);
        index += found ? 1 : 0;
        return found;
    }

    private void Expect(string word)
    {
        if (!Accept(word))
        {
            throw Unexpected(word.ToUpperInvariant());
        }
    }

    private Token ExpectSign(string sign) => AcceptSign(sign) ? Previous : throw Unexpected($"'{sign}'");

    private void ExpectEnd()
    {
        while (AcceptSign(";"))
        {
        }

        if (Current.Kind != TokenKind.End)
        {
            throw Unexpected("the end");
        }
    }

    private SqlSyntaxException Unexpected(string expected)
    {
        string found = Current.Kind == TokenKind.End ? "the end" : $"'{TextOf(Current)}'";
        return new SqlSyntaxException(Current.Start, Current.End - Current.Start, $"Expected {expected}, but found {found}.");
    }

    private bool AtName() => Current.Kind is TokenKind.Word or TokenKind.BackQuoted;

    /// <summary>An identifier, whatever word it is.</summary>
    private NamePart Name()
    {
        if (!AtName())
        {
            throw Unexpected("a name");
        }

        Token token = Current;
        index++;
        token.IsName = true;
        bool quoted = token.Kind == TokenKind.BackQuoted;
        string name = quoted ? SqlLiterals.Name(text, token) : TextOf(token);
        return new NamePart(name, quoted, token.Start, token.End);
    }

    /// <summary>An alias: after AS any name, without AS one that can't go on with the clause.</summary>
    private NamePart? OptionalAlias()
    {
        if (Accept("as"))
        {
            return Name();
        }

        return AtOptionalName() ? Name() : null;
    }

    private bool AtOptionalName() => Current.Kind == TokenKind.BackQuoted || (Current.Kind == TokenKind.Word && SqlWords.MayBeAlias(TextOf(Current)));

    private List<NamePart> NameList()
    {
        ExpectSign("(");
        List<NamePart> names = [Name()];
        while (AcceptSign(","))
        {
            names.Add(Name());
        }

        ExpectSign(")");
        return names;
    }

    private NameNode QualifiedName()
    {
        List<NamePart> names = [Name()];
        while (AtSign(".") && Ahead(1).Kind is TokenKind.Word or TokenKind.BackQuoted)
        {
            index++;
            names.Add(Name());
        }

        return new NameNode(names[0].Start, names[^1].End, names);
    }
}
