using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.ToSpark;

/// <content>Functions on text.</content>
internal sealed partial class SparkEmitter
{
    private bool CodedText(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "repeat" or "side":
                long count = SqlNumbers.WholeValue(a[1]) is { } whole and >= 0 ? whole : throw Refused(a[1], "The number must be constant, and not negative.");
                Wrap(call.Name + "(", a[0], $", {count})");
                return true;
            case "substring":
                if (SqlNumbers.WholeValue(a[1]) is not > 0 || (a.Count > 2 && SqlNumbers.WholeValue(a[2]) is not >= 0))
                {
                    throw Refused(a[1], "The start must be constant and from 1, the length constant and from 0.");
                }

                Template(call, "substring($*)");
                return true;
            case "contains":
                Template(call, Known(a[0], "CONTAINS") is ArrayType ? "CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce(array_contains($1, $2), false) END" : "contains($1, $2)");
                return true;
            case "length":
                Template(call, Known(a[0], "LENGTH") is ArrayType ? "size($1)" : "length($1)");
                return true;
            case "ascii":
                Template(call, "ascii($1)");
                return true;
            case "hex":
                Template(call, SqlTypes.Is(Known(a[0], "HEX"), PrimitiveKind.String) || types.Of(a[0]) is null ? "hex($1)" : throw Refused(a[0], "Only the hex of a text can be translated."));
                return true;
            case "split" or "split_part":
                string separator = SqlNumbers.TextValue(a[1]) is { Length: > 0 } text ? text : throw Refused(a[1], "The separator must be constant, and not empty.");
                if (code == "split_part")
                {
                    long part = SqlNumbers.WholeValue(a[2]) is { } number and not 0 ? number : throw Refused(a[2], "The number of the part must be constant, and not 0.");
                    Wrap("split_part(", a[0], $", {SqlQuote.Escaped(separator)}, {part})");
                    return true;
                }

                Wrap("split(", a[0], $", {SqlQuote.Escaped(Literally(separator))})");
                return true;
            default:
                return CodedPattern(code, call);
        }
    }

    private bool CodedPattern(string code, CallNode call)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "regexp_matches":
                Wrap("rlike(", a[0], $", {SqlQuote.Escaped(Pattern(a[1]))})");
                return true;
            case "regexp_full_match":
                Wrap("rlike(", a[0], $", {SqlQuote.Escaped($"^(?:{Pattern(a[1])})\\z")})");
                return true;
            case "regexp_extract":
                long group = a.Count < 3 ? 0 : SqlNumbers.WholeValue(a[2]) is { } number ? number : throw Refused(a[2], "The group must be a constant number.");
                Wrap("regexp_extract(", a[0], $", {SqlQuote.Escaped(Pattern(a[1]))}, {group})");
                return true;
            case "regexp_replace":
                if (SqlNumbers.TextValue(a[3]) != "g")
                {
                    throw Refused(a[3], "Of the options only 'g' can be translated.");
                }

                string with = SqlNumbers.TextValue(a[2]) ?? throw Refused(a[2], "The replacement must be constant.");
                string java = System.Text.RegularExpressions.Regex.Replace(with.Replace("$", "\\$", StringComparison.Ordinal), @"\\([0-9])", "$$$1");
                Wrap("regexp_replace(", a[0], $", {SqlQuote.Escaped(Pattern(a[1]))}, {SqlQuote.Escaped(java)})");
                return true;
            default:
                return false;
        }
    }

    /// <summary>A constant pattern that RE2 and Java read alike.</summary>
    private static string Pattern(ExpressionNode node)
    {
        string pattern = SqlNumbers.TextValue(node) ?? throw Refused(node, "The pattern must be constant.");
        bool odd = pattern.Contains("(?", StringComparison.Ordinal) || pattern.Contains("[[", StringComparison.Ordinal) || pattern.Contains("&&", StringComparison.Ordinal) || pattern.Contains("++", StringComparison.Ordinal)
            || pattern.Contains('$', StringComparison.Ordinal) || HasOddEscape(pattern);
        return odd ? throw Refused(node, "The engines may read this pattern otherwise.", "Use plain characters, classes, groups, repetitions and \\d, \\w, \\b.") : pattern;
    }

    private static bool HasOddEscape(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                if (++i == pattern.Length || (char.IsAsciiLetterOrDigit(pattern[i]) && !"dDwWb".Contains(pattern[i], StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Literally(string text) => string.Concat(text.Select(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or ',' or ';' or ':' or '-' or '_' or '/' ? c.ToString() : c < 128 ? "\\" + c : c.ToString()));
}
