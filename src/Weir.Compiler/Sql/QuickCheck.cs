using Weir.Compiler.Sql.Parsing;
using Weir.Core.Specs;

namespace Weir.Compiler.Sql;

/// <summary>Sees from the tokens alone that a piece of SQL means the same in both dialects, which most conditions do: then it need not be parsed.</summary>
internal static class QuickCheck
{
    private const string Same =
        " select distinct from where and or not is null true false in between case when then else end as asc desc limit union all group by having on inner join left outer with ";

    /// <summary>Aggregates that both dialects compute alike, of a column whose type is like in both; the last only where that is not a decimal.</summary>
    private const string Aggregates = " count min max avg ";

    /// <summary>What the tokens tell.</summary>
    /// <param name="sql">The piece.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="role">What kind of SQL it is.</param>
    /// <param name="calls">Whether the names of functions mean what they always mean.</param>
    public static QuickAnswer Of(string sql, List<Token> tokens, SqlRole role, bool calls)
    {
        if (role == SqlRole.Ordering)
        {
            return QuickAnswer.Unknown;
        }

        QuickAnswer answer = QuickAnswer.Same;
        int conditionsDue = 0;

        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (calls && role == SqlRole.Query && IsNamedAggregate(sql, tokens, i))
            {
                answer = IsWord(sql, token, "avg") ? QuickAnswer.SameUntilTypes : answer;
                i += 3;
                continue;
            }

            conditionsDue += IsWord(sql, token, "join") ? 1 : IsWord(sql, token, "on") ? -1 : 0;
            bool harmless = token.Kind switch
            {
                TokenKind.Word => Word(sql, token, tokens[Math.Min(i + 1, tokens.Count - 1)]),
                TokenKind.Text => sql[token.Start] == '\'' && sql.AsSpan(token.Start, token.End - token.Start).IndexOf('\\') < 0 && tokens[i + 1].Kind != TokenKind.Text,
                TokenKind.Number => sql.AsSpan(token.Start, token.End - token.Start).IndexOfAnyExceptInRange('0', '9') < 0 && token.End - token.Start < 10,
                TokenKind.Operator => sql[token.Start] is ',' or '(' or ')' or '.' or '=' or '<' or '>' or '!' ? Operator(sql, token) : sql[token.Start] == '*' && IsStar(sql, tokens, i),
                TokenKind.End => true,
                _ => false,
            };
            if (!harmless)
            {
                return QuickAnswer.Unknown;
            }
        }

        // Spark's JOIN may stand without ON, DuckDB's may not.
        return conditionsDue == 0 && (role != SqlRole.Query || NamesAreOwn(tokens, sql)) ? answer : QuickAnswer.Unknown;
    }

    /// <summary>True for <c>count(*) AS name</c> and <c>avg(column) AS name</c>: without a name of its own the column is called otherwise in each dialect.</summary>
    private static bool IsNamedAggregate(string sql, List<Token> tokens, int at) =>
        at + 5 < tokens.Count
        && tokens[at].Kind == TokenKind.Word
        && IsSign(sql, tokens[at + 1], '(')
        && (tokens[at + 2].Kind == TokenKind.Word ? Word(sql, tokens[at + 2], tokens[at + 3]) && !InList(Same, sql, tokens[at + 2]) : IsSign(sql, tokens[at + 2], '*') && IsWord(sql, tokens[at], "count"))
        && IsSign(sql, tokens[at + 3], ')')
        && IsWord(sql, tokens[at + 4], "as")
        && tokens[at + 5].Kind == TokenKind.Word
        && InList(Aggregates, sql, tokens[at]);

    private static bool InList(string list, string sql, Token token) => list.Contains(" " + sql[token.Start..token.End] + " ", StringComparison.OrdinalIgnoreCase);

    private static bool IsSign(string sql, Token token, char sign) => token.Kind == TokenKind.Operator && token.End - token.Start == 1 && sql[token.Start] == sign;

    private static bool Operator(string sql, Token token) => (token.End - token.Start) switch
    {
        1 => sql[token.Start] != '!',
        2 => sql[token.Start..token.End] is "<=" or ">=" or "<>" or "!=",
        _ => false,
    };

    /// <summary>A word that is neither a function nor one whose clause differs.</summary>
    private static bool Word(string sql, Token token, Token next)
    {
        bool known = InList(Same, sql, token);
        bool called = next.Kind == TokenKind.Operator && sql[next.Start] == '(';
        bool typed = next.Kind is TokenKind.Text or TokenKind.Number;
        return (known && !(called && IsWord(sql, token, "left"))) || (!called && !typed && SqlWords.MayBeAlias(sql[token.Start..token.End]) && !SqlWords.NeedsQuotes(sql[token.Start..token.End]) && !SqlLiterals.IsBareCall(sql[token.Start..token.End]));
    }

    /// <summary>True for the star of <c>SELECT *</c>, <c>count(*)</c> and <c>t.*</c>.</summary>
    private static bool IsStar(string sql, List<Token> tokens, int index) =>
        index > 0 && (IsWord(sql, tokens[index - 1], "select") || IsWord(sql, tokens[index - 1], "distinct") || sql[tokens[index - 1].Start] is '(' or '.' or ',');

    private static bool IsWord(string sql, Token token, string word) => sql.AsSpan(token.Start, token.End - token.Start).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A query whose columns are plain names: Spark and DuckDB name them alike.</summary>
    private static bool NamesAreOwn(List<Token> tokens, string sql)
    {
        foreach (Token token in tokens)
        {
            string text = sql[token.Start..token.End];
            if (text.Equals("case", StringComparison.OrdinalIgnoreCase) || token.Kind is TokenKind.Number or TokenKind.Text || text is "<" or ">" or "<=" or ">=" or "=")
            {
                // An expression may stand in the SELECT list without a name; only parsing tells.
                return text.Length == 0;
            }
        }

        return true;
    }
}
