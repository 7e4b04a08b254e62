using System.Text;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Java's regular expressions, as far as RE2 (DuckDB's) has the same.</summary>
internal static class JavaPattern
{
    /// <summary>The text that a pattern without any special sign stands for; null when it has one.</summary>
    public static string? Plain(string pattern)
    {
        StringBuilder text = new(pattern.Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length && !char.IsLetterOrDigit(pattern[i + 1]))
            {
                text.Append(pattern[++i]);
            }
            else if (".[]{}()*+-?^$|\\".Contains(c, StringComparison.Ordinal) && c != '-' && c != ']' && c != '}')
            {
                return null;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>How many groups a pattern has.</summary>
    public static int Groups(string pattern)
    {
        int count = 0;
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] is '[' or ']')
            {
                inClass = pattern[i] == '[';
            }
            else if (!inClass && pattern[i] == '(' && (i + 1 >= pattern.Length || pattern[i + 1] != '?' || (i + 3 < pattern.Length && pattern[i + 2] == '<' && char.IsLetter(pattern[i + 3]))))
            {
                count++;
            }
        }

        return count;
    }

    /// <exception cref="SqlSyntaxException">The pattern uses what RE2 does not have.</exception>
    public static string Translate(string pattern, SqlNode place)
    {
        StringBuilder translated = new(pattern.Length);
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            char next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (c == '\\')
            {
                i = Escape(pattern, i, translated, place);
                continue;
            }

            if (inClass && ((c == '&' && next == '&') || (c == '[' && next != ':')))
            {
                throw Refuse(place, "sets of characters within sets");
            }

            if (!inClass && c == '(' && next == '?')
            {
                Group(pattern, i, place);
            }

            if (!inClass && c is '*' or '+' or '?' or '}' && next == '+')
            {
                throw Refuse(place, "possessive repetitions");
            }

            if (!inClass && c == '$')
            {
                // Java's $ also matches before a line break at the very end.
                translated.Append(i == pattern.Length - 1 ? "(?:\\n?\\z)" : "$");
                continue;
            }

            inClass = c == '[' || (inClass && (c != ']' || pattern[i - 1] == '['));
            translated.Append(c);
        }

        return translated.ToString();
    }

    /// <summary>Java's <c>$1</c> is RE2's <c>\1</c>; a backslash takes its special meaning from the next sign in both.</summary>
    public static string Replacement(string text, SqlNode place)
    {
        StringBuilder translated = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                translated.Append(text[i] == '\\' ? "\\\\" : text[i].ToString());
            }
            else if (text[i] == '$')
            {
                if (i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]) || (i + 2 < text.Length && char.IsAsciiDigit(text[i + 2])))
                {
                    throw Refuse(place, "replacements other than $0 to $9");
                }

                translated.Append('\\').Append(text[++i]);
            }
            else
            {
                translated.Append(text[i]);
            }
        }

        return translated.ToString();
    }

    private static void Group(string pattern, int open, SqlNode place)
    {
        string head = pattern[open..Math.Min(open + 4, pattern.Length)];
        if (head.StartsWith("(?=", StringComparison.Ordinal) || head.StartsWith("(?!", StringComparison.Ordinal)
            || head.StartsWith("(?<=", StringComparison.Ordinal) || head.StartsWith("(?<!", StringComparison.Ordinal))
        {
            throw Refuse(place, "looking ahead or behind");
        }

        if (head.StartsWith("(?>", StringComparison.Ordinal))
        {
            throw Refuse(place, "atomic groups");
        }
    }

    private static int Escape(string pattern, int at, StringBuilder translated, SqlNode place)
    {
        if (at + 1 >= pattern.Length)
        {
            throw Refuse(place, "a backslash at the end");
        }

        char c = pattern[at + 1];
        switch (c)
        {
            case >= '1' and <= '9' or 'k':
                throw Refuse(place, "references back to a group");
            case 'G' or 'R' or 'X' or 'h' or 'H' or 'v' or 'V' or 'N' or 'c' or 'e':
                throw Refuse(place, $"\\{c}");
            case 'Z':
                translated.Append("(?:\\n?\\z)");
                return at + 1;
            case 'u' when at + 6 <= pattern.Length:
                translated.Append($"\\x{{{pattern[(at + 2)..(at + 6)]}}}");
                return at + 5;
            case 'p' or 'P' when pattern.IndexOf('}', at) is var close and > 0:
                translated.Append(Property(pattern[at..(close + 1)], place));
                return close;
            default:
                translated.Append('\\').Append(c);
                return at + 1;
        }
    }

    private static string Property(string property, SqlNode place) => property[3..^1] switch
    {
        "Alpha" => property[1] == 'p' ? "[[:alpha:]]" : "[[:^alpha:]]",
        "Digit" => property[1] == 'p' ? "[0-9]" : "[^0-9]",
        "Alnum" => property[1] == 'p' ? "[[:alnum:]]" : "[[:^alnum:]]",
        "Upper" => property[1] == 'p' ? "[[:upper:]]" : "[[:^upper:]]",
        "Lower" => property[1] == 'p' ? "[[:lower:]]" : "[[:^lower:]]",
        "Punct" => property[1] == 'p' ? "[[:punct:]]" : "[[:^punct:]]",
        "Space" => property[1] == 'p' ? "[[:space:]]" : "[[:^space:]]",
        "L" or "Lu" or "Ll" or "N" or "Nd" or "P" or "S" or "Z" or "M" => property,
        "IsLatin" or "IsGreek" or "IsCyrillic" or "IsHan" => property.Replace("Is", "", StringComparison.Ordinal),
        _ => throw Refuse(place, property),
    };

    private static SqlSyntaxException Refuse(SqlNode place, string what) =>
        new(place.Start, place.End - place.Start, $"The pattern can't be translated: DuckDB's patterns (RE2) do not have {what}.", refused: true);
}
