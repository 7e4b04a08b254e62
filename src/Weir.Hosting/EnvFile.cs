using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting;

/// <summary>Reads an <c>.env</c> file: <c>NAME=value</c> lines, <c>#</c> comments, an optional <c>export</c>, single or double quotes around a value.</summary>
/// <remarks>A value is taken as it stands: nothing is expanded in it, except <c>\n</c>, <c>\"</c> and <c>\\</c> inside double quotes. Findings never show a value.</remarks>
internal static class EnvFile
{
    private const string Export = "export ";

    public static Dictionary<string, string> Read(SourceText source, DiagnosticBag bag)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        for (int number = 1; number <= source.LineCount; number++)
        {
            string line = source.LineAt(number);
            string text = line.Trim();
            if (text.Length > 0 && text[0] != '#' && !TryAdd(text, variables))
            {
                int start = source.OffsetOf(number, line.Length - line.TrimStart().Length + 1);
                bag.Add(HostingCodes.BadEnvFile, new SourceSpan(source, start, NameLength(text)), "The line is not of the form NAME=value.", "A comment begins with '#'.");
            }
        }

        return variables;
    }

    private static bool TryAdd(string text, Dictionary<string, string> variables)
    {
        text = text.StartsWith(Export, StringComparison.Ordinal) ? text[Export.Length..].TrimStart() : text;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : text[..equals].TrimEnd();
        if (!IsName(name) || Value(text[(equals + 1)..].Trim()) is not { } value)
        {
            return false;
        }

        variables[name] = value;
        return true;
    }

    /// <summary>The value without quotes and trailing comment; null when a quote is not closed.</summary>
    private static string? Value(string text)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
        {
            int comment = text.IndexOf(" #", StringComparison.Ordinal);
            return comment < 0 ? text : text[..comment].TrimEnd();
        }

        int end = ClosingQuote(text);
        if (end < 0 || (text[(end + 1)..].TrimStart() is { Length: > 0 } rest && rest[0] != '#'))
        {
            return null;
        }

        string inner = text[1..end];
        return text[0] == '\'' ? inner : Unescape(inner);
    }

    private static int ClosingQuote(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[0] == '"')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        System.Text.StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool escape = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or '"' or '\\';
            result.Append(!escape ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return result.ToString();
    }

    private static bool IsName(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How much of a wrong line may be pointed at.</summary>
    private static int NameLength(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return Math.Max(1, equals < 0 ? text.Length : equals);
    }
}
