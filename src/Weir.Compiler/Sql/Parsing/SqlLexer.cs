namespace Weir.Compiler.Sql.Parsing;

/// <summary>Cuts Spark's or DuckDB's SQL into tokens; comments and spaces fall away.</summary>
internal sealed class SqlLexer
{
    private static readonly string[] OwnOperators = ["->>", "//", "**", ":="];
    private static readonly string[] Operators = ["<=>", ">>>", "<=", ">=", "<>", "!=", "==", "||", "|>", "->", "=>", "::", "<<", ">>", ":="];

    private readonly string text;
    private readonly bool duckDb;
    private readonly List<Token> tokens = [];
    private int position;

    private SqlLexer(string text, bool duckDb)
    {
        this.text = text;
        this.duckDb = duckDb;
    }

    /// <param name="text">The SQL.</param>
    /// <param name="duckDb">Whether it is DuckDB's: no escapes in texts, names in double quotes, numbers without suffixes.</param>
    public static List<Token> Read(string text, bool duckDb = false)
    {
        SqlLexer lexer = new(text, duckDb);
        while (lexer.Next())
        {
        }

        return lexer.tokens;
    }

    private bool Next()
    {
        SkipSpace();
        if (position >= text.Length)
        {
            Add(TokenKind.End, text.Length);
            return false;
        }

        char c = text[position];
        switch (c)
        {
            case '\'':
                return Quoted(TokenKind.Text, position, '\'', escapes: !duckDb);
            case '"':
                return Quoted(duckDb ? TokenKind.BackQuoted : TokenKind.DoubleQuoted, position, '"', escapes: !duckDb);
            case '`' when !duckDb:
                return Quoted(TokenKind.BackQuoted, position, '`', escapes: false);
        }

        if (IsWordStart(c))
        {
            return Word(c);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]) && !FollowsValue()))
        {
            Add(TokenKind.Number, NumberEnd());
            return true;
        }

        return Operator(c);
    }

    private bool Operator(char c)
    {
        foreach (string candidate in duckDb ? [.. OwnOperators, .. Operators] : Operators)
        {
            if (StartsWith(candidate))
            {
                Add(TokenKind.Operator, position + candidate.Length);
                return true;
            }
        }

        bool known = "+-*/%=<>!~&|^()[]{},.;:?@$".Contains(c, StringComparison.Ordinal);
        Add(known ? TokenKind.Operator : TokenKind.Broken, position + 1);
        return known || position < text.Length;
    }

    private bool Word(char first)
    {
        char second = position + 1 < text.Length ? text[position + 1] : '\0';
        if (!duckDb && first is 'r' or 'R' && second is '\'' or '"')
        {
            return Quoted(second == '"' ? TokenKind.DoubleQuoted : TokenKind.Text, position + 1, second, escapes: false);
        }

        if (!duckDb && first is 'x' or 'X' && second == '\'')
        {
            return Quoted(TokenKind.Hex, position + 1, '\'', escapes: false);
        }

        int end = position + 1;
        while (end < text.Length && (IsWordStart(text[end]) || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        Add(TokenKind.Word, end);
        return true;
    }

    /// <summary>Reads up to the closing quote; a doubled one stands for itself.</summary>
    private bool Quoted(TokenKind kind, int open, char quote, bool escapes)
    {
        bool raw = !duckDb && !escapes && kind is TokenKind.Text or TokenKind.DoubleQuoted;
        for (int i = open + 1; i < text.Length; i++)
        {
            if (escapes && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (raw || i + 1 >= text.Length || text[i + 1] != quote)
                {
                    Add(kind, i + 1);
                    return true;
                }

                i++;
            }
        }

        Add(TokenKind.Broken, text.Length);
        Add(TokenKind.End, text.Length);
        return false;
    }

    private int NumberEnd()
    {
        int end = Digits(position);
        if (end < text.Length && text[end] == '.' && !(end + 1 < text.Length && IsWordStart(text[end + 1]) && text[end + 1] is not ('e' or 'E')))
        {
            end = Digits(end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = sign < text.Length && char.IsAsciiDigit(text[sign]) ? Digits(sign) : end;
        }

        int suffix = SuffixLength(end);
        bool more = end + suffix < text.Length && (IsWordStart(text[end + suffix]) || char.IsAsciiDigit(text[end + suffix]));
        return more ? end : end + suffix;
    }

    private int SuffixLength(int end)
    {
        if (end >= text.Length || duckDb)
        {
            return 0;
        }

        char c = char.ToUpperInvariant(text[end]);
        if (c == 'B' && end + 1 < text.Length && text[end + 1] is 'd' or 'D')
        {
            return 2;
        }

        return c is 'L' or 'S' or 'Y' or 'D' or 'F' ? 1 : 0;
    }

    private int Digits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    private void SkipSpace()
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (StartsWith("--"))
            {
                int line = text.IndexOf('\n', position);
                position = line < 0 ? text.Length : line + 1;
            }
            else if (StartsWith("/*"))
            {
                position = CommentEnd();
            }
            else
            {
                return;
            }
        }
    }

    private int CommentEnd()
    {
        int depth = 0;
        for (int i = position; i + 1 < text.Length; i++)
        {
            if (text[i] == '/' && text[i + 1] == '*')
            {
                depth++;
                i++;
            }
            else if (text[i] == '*' && text[i + 1] == '/')
            {
                i++;
                if (--depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return text.Length;
    }

    /// <summary>True when the last token ends a value, so that a dot before a digit belongs to it.</summary>
    private bool FollowsValue() =>
        tokens.Count > 0 && tokens[^1].End == position && (tokens[^1].Kind is TokenKind.Word or TokenKind.BackQuoted || text[position - 1] is ')' or ']');

    /// <remarks>A loop: the library's comparison of parts is compiled at every start.</remarks>
    private bool StartsWith(string mark)
    {
        for (int i = 0; i < mark.Length; i++)
        {
            if (position + i >= text.Length || text[position + i] != mark[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWordStart(char c) => c == '_' || char.IsLetter(c);

    private void Add(TokenKind kind, int end)
    {
        tokens.Add(new Token(kind, position, end));
        position = end;
    }
}
