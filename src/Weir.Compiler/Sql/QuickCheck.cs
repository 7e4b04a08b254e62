using Weir.Compiler.Sql.Parsing;
using Weir.Core.Specs;

namespace Weir.Compiler.Sql;

/// <summary>Sees from the tokens alone that a piece of SQL means the same in both dialects, which most conditions do: then it need not be parsed.</summary>
internal static class QuickCheck
{
    private const string Same =
        " select distinct from where and or not is null true false in between case when then else end as asc desc limit union all group by having on inner join left outer with ";

    public static bool NeedsNothing(string sql, List<Token> tokens, SqlRole role)
    {
        if (role == SqlRole.Ordering)
        {
            return false;
        }

        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
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
                return false;
            }
        }

        return role != SqlRole.Query || NamesAreOwn(tokens, sql);
    }

    private static bool Operator(string sql, Token token) => (token.End - token.Start) switch
    {
        1 => sql[token.Start] != '!',
        2 => sql[token.Start..token.End] is "<=" or ">=" or "<>" or "!=",
        _ => false,
    };

    /// <summary>A word that is neither a function nor one whose clause differs.</summary>
    private static bool Word(string sql, Token token, Token next)
    {
        bool known = Same.Contains(" " + sql[token.Start..token.End] + " ", StringComparison.OrdinalIgnoreCase);
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
