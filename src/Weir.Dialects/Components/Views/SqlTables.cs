namespace Weir.Dialects.Components.Views;

/// <summary>Lists the names in a text of SQL that stand where a table is due: behind FROM, JOIN, a comma in between, and the like.</summary>
/// <remarks>
/// This is enough to tell which views a query may read; what it does with them is the engine's to judge. Strings and comments are skipped; of a dotted name
/// nothing counts, since a view has none.
/// </remarks>
internal sealed class SqlTables(string sql)
{
    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase) { "FROM", "JOIN", "TABLE", "PIVOT", "UNPIVOT", "SUMMARIZE", "DESCRIBE" };

    private static readonly HashSet<string> Closers = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "ON", "USING", "UNION", "EXCEPT", "INTERSECT", "WINDOW", "QUALIFY", "WITH", "VALUES", "SET",
    };

    private readonly Stack<(bool InFrom, bool Due)> outer = new();
    private bool inFrom;
    private bool due;

    /// <summary>Each name with its offset and length, quotes included in those but not in the name.</summary>
    public IEnumerable<(string Name, int Start, int Length)> Names()
    {
        int at = 0;
        while (at < sql.Length)
        {
            int start = at;
            at = End(at);
            char first = sql[start];
            bool quoted = first is '"' or '`' && at - start > 2;
            if (quoted || IsWordStart(first))
            {
                string name = quoted ? sql[(start + 1)..(at - 1)] : sql[start..at];
                if (Take(name, quoted) && !IsDotted(at))
                {
                    yield return (name, start, at - start);
                }
            }
            else
            {
                Step(first);
            }
        }
    }

    // True for a name where a table is due.
    private bool Take(string name, bool quoted)
    {
        if (!quoted && Openers.Contains(name))
        {
            inFrom = due = true;
            return false;
        }

        if (!quoted && Closers.Contains(name))
        {
            inFrom = due = false;
            return false;
        }

        bool taken = due && (quoted || !name.Equals("LATERAL", StringComparison.OrdinalIgnoreCase));
        due &= !taken;
        return taken;
    }

    private void Step(char symbol)
    {
        switch (symbol)
        {
            case ',':
                due = inFrom;
                break;
            case '(':
                outer.Push((inFrom, false));
                inFrom = due;
                break;
            case ')':
                (inFrom, due) = outer.Count > 0 ? outer.Pop() : (false, false);
                break;
        }
    }

    private bool IsDotted(int at)
    {
        while (at < sql.Length && char.IsWhiteSpace(sql[at]))
        {
            at++;
        }

        return at < sql.Length && sql[at] == '.';
    }

    // Where the token that begins here ends: a string, a comment, a quoted name, a word, or one character.
    private int End(int at) => sql[at] switch
    {
        '\'' or '"' or '`' => Closing(at + 1, sql[at].ToString()),
        '-' when Follows(at, '-') => LineEnd(at),
        '/' when Follows(at, '*') => Closing(at + 2, "*/"),
        '$' when Follows(at, '$') => Closing(at + 2, "$$"),
        char c when IsWordStart(c) || char.IsAsciiDigit(c) => WordEnd(at),
        _ => at + 1,
    };

    private bool Follows(int at, char expected) => at + 1 < sql.Length && sql[at + 1] == expected;

    private int Closing(int from, string close)
    {
        int found = sql.IndexOf(close, Math.Min(from, sql.Length), StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + close.Length;
    }

    private int LineEnd(int at)
    {
        int newline = sql.IndexOf('\n', at);
        return newline < 0 ? sql.Length : newline;
    }

    private int WordEnd(int at)
    {
        while (at < sql.Length && (IsWordStart(sql[at]) || char.IsAsciiDigit(sql[at]) || sql[at] == '$'))
        {
            at++;
        }

        return at;
    }

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';
}
