namespace Weir.Engines.Spark.Sql;

/// <summary>Reads SQL just far enough to tell quotes, comments, brackets, words and statements apart. Spark's lexical rules: quotes escape by backslash, names stand in backquotes, block comments nest.</summary>
internal sealed class SqlScanner
{
    private readonly string sql;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Stack<int> brackets = [];
    private int position;
    private int start = -1;
    private int end;
    private int? semicolon;
    private int? secondStatement;
    private int? unmatched;
    private string firstWord = "";

    private SqlScanner(string sql) => this.sql = sql;

    internal static SqlOutline Scan(string sql)
    {
        SqlScanner scanner = new(sql);
        while (scanner.position < sql.Length)
        {
            scanner.Step();
        }

        if (scanner.brackets.Count > 0)
        {
            scanner.unmatched ??= scanner.brackets.Pop();
        }

        return new SqlOutline
        {
            Start = Math.Max(scanner.start, 0),
            End = scanner.end,
            SecondStatement = scanner.secondStatement,
            Unmatched = scanner.unmatched,
            Words = scanner.words,
            FirstWord = scanner.firstWord,
        };
    }

    private void Step()
    {
        char current = sql[position];
        char next = position + 1 < sql.Length ? sql[position + 1] : '\0';
        if (char.IsWhiteSpace(current))
        {
            position++;
        }
        else if (current == '-' && next == '-')
        {
            SkipLine();
        }
        else if (current == '/' && next == '*')
        {
            SkipBlock();
        }
        else if (current == ';')
        {
            semicolon ??= position;
            position++;
        }
        else
        {
            Significant(current);
        }
    }

    private void Significant(char current)
    {
        int begin = position;
        if (start < 0)
        {
            start = begin;
        }

        if (semicolon is not null)
        {
            secondStatement ??= begin;
        }

        switch (current)
        {
            case '\'':
                SkipQuoted('\'', escapes: begin == 0 || sql[begin - 1] is not ('r' or 'R') || (begin > 1 && IsWordPart(sql[begin - 2])));
                break;
            case '"':
                SkipQuoted('"', escapes: true);
                break;
            case '`':
                SkipQuoted('`', escapes: false);
                break;
            case '(' or '[' or '{':
                brackets.Push(position++);
                break;
            case ')' or ']' or '}':
                Close(current);
                break;
            default:
                Word(current);
                break;
        }

        if (secondStatement is null)
        {
            end = position;
        }
    }

    private void Word(char current)
    {
        int begin = position;
        if (!char.IsLetter(current) && current != '_')
        {
            position++;
            return;
        }

        while (position < sql.Length && IsWordPart(sql[position]))
        {
            position++;
        }

        string word = sql[begin..position].ToLowerInvariant();
        words.Add(word);
        if (begin == start)
        {
            firstWord = word;
        }
    }

    private void Close(char bracket)
    {
        char opening = bracket switch { ')' => '(', ']' => '[', _ => '{' };
        if (brackets.Count == 0 || sql[brackets.Pop()] != opening)
        {
            unmatched ??= position;
        }

        position++;
    }

    private void SkipLine()
    {
        int lineEnd = sql.IndexOf('\n', position);
        position = lineEnd < 0 ? sql.Length : lineEnd + 1;
    }

    private void SkipBlock()
    {
        int begin = position;
        int depth = 0;
        do
        {
            int open = sql.IndexOf("/*", position, StringComparison.Ordinal);
            int close = sql.IndexOf("*/", position, StringComparison.Ordinal);
            if (close < 0)
            {
                unmatched ??= begin;
                position = sql.Length;
                return;
            }

            bool opens = open >= 0 && open < close;
            depth += opens ? 1 : -1;
            position = (opens ? open : close) + 2;
        }
        while (depth > 0);
    }

    private void SkipQuoted(char quote, bool escapes)
    {
        int begin = position++;
        while (position < sql.Length)
        {
            if (escapes && sql[position] == '\\')
            {
                position += 2;
            }
            else if (sql[position++] == quote)
            {
                if (position >= sql.Length || sql[position] != quote)
                {
                    return;
                }

                position++;
            }
        }

        position = sql.Length;
        unmatched ??= begin;
    }

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
