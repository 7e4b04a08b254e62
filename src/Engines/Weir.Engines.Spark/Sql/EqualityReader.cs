namespace Weir.Engines.Spark.Sql;

/// <summary>Reads the equalities of two qualified columns that a join's condition demands: <c>a.x = b.x AND a.y = b.y</c>. Anything else gives nothing.</summary>
internal static class EqualityReader
{
    /// <summary>The pairs of the parts that AND joins and that are such equalities.</summary>
    internal static IEnumerable<((string Table, string Column) One, (string Table, string Column) Other)> Read(string condition)
    {
        List<string> tokens = Tokens(condition);
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.Count; i++)
        {
            bool isEnd = i == tokens.Count || (depth == 0 && tokens[i].Equals("AND", StringComparison.OrdinalIgnoreCase));
            if (isEnd)
            {
                if (Equality(tokens[start..i]) is { } equality)
                {
                    yield return equality;
                }

                start = i + 1;
            }
            else if (depth == 0 && tokens[i].ToUpperInvariant() is "OR" or "BETWEEN" or "CASE")
            {
                yield break;
            }
            else
            {
                depth += tokens[i] switch { "(" => 1, ")" => -1, _ => 0 };
            }
        }
    }

    private static ((string, string), (string, string))? Equality(List<string> tokens)
    {
        while (tokens.Count > 2 && tokens[0] == "(" && tokens[^1] == ")")
        {
            tokens = tokens[1..^1];
        }

        return tokens.Count == 7 && tokens[1] == "." && tokens[3] is "=" or "==" && tokens[5] == "." && IsName(tokens[0]) && IsName(tokens[2]) && IsName(tokens[4]) && IsName(tokens[6])
            ? ((Name(tokens[0]), Name(tokens[2])), (Name(tokens[4]), Name(tokens[6])))
            : null;
    }

    private static bool IsName(string token) => token[0] == '`' || token[0] == '_' || char.IsLetter(token[0]);

    private static string Name(string token) => token[0] == '`' ? token[1..^1].Replace("``", "`", StringComparison.Ordinal) : token;

    private static List<string> Tokens(string sql)
    {
        List<string> tokens = [];
        int at = 0;
        while (at < sql.Length)
        {
            int next = End(sql, at);
            string token = sql[at..next];
            if (!string.IsNullOrWhiteSpace(token) && !token.StartsWith("--", StringComparison.Ordinal) && !token.StartsWith("/*", StringComparison.Ordinal))
            {
                tokens.Add(token);
            }

            at = next;
        }

        return tokens;
    }

    /// <summary>Where the token that begins at a place ends.</summary>
    private static int End(string sql, int start)
    {
        char first = sql[start];
        if (first is '`' or '\'' or '"')
        {
            int close = sql.IndexOf(first, start + 1);
            return close < 0 ? sql.Length : close + 1;
        }

        if (sql.AsSpan(start).StartsWith("--"))
        {
            int line = sql.IndexOf('\n', start);
            return line < 0 ? sql.Length : line;
        }

        if (sql.AsSpan(start).StartsWith("/*"))
        {
            int close = sql.IndexOf("*/", start, StringComparison.Ordinal);
            return close < 0 ? sql.Length : close + 2;
        }

        Func<char, bool> same = IsWord(first) ? IsWord : IsOperator(first) ? IsOperator : char.IsWhiteSpace(first) ? char.IsWhiteSpace : _ => false;
        int end = start + 1;
        while (end < sql.Length && same(sql[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign == '_';

    private static bool IsOperator(char sign) => sign is '=' or '<' or '>' or '!';
}
