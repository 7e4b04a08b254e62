using System.Globalization;
using System.Text;

namespace Weir.Formats.Tests.Yaml;

/// <summary>Random texts, written in each style that can hold them.</summary>
internal sealed class RandomScalar(Random random)
{
    private static readonly string[] Words = ["a", "select", "x1", "from_t", "(b)", "it's", "\"q\"", "é", "\U0001F600", "c:d", "e#f", "--", "/p/q.r", "${ctx.v}", "{{", "}}", "[", "]", ",", "\\", "'", "@aq", "*", "&", "null", "12"];

    public static string Word(Random random) => "key" + (char)('a' + random.Next(26));

    public static string Show(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + "'";

    public string Key(string key) => random.Next(4) switch
    {
        0 => $"'{key}'",
        1 => $"\"{key}\"",
        _ => key,
    };

    /// <summary>Words, spaces, tabs and line breaks.</summary>
    public string Value()
    {
        StringBuilder value = new();
        for (int i = random.Next(7); i > 0; i--)
        {
            value.Append(Words[random.Next(Words.Length)]);
            value.Append(random.Next(12) switch
            {
                0 => "\n",
                1 => "\n\n\n",
                2 => "  ",
                3 => "\t",
                4 => " \n ",
                5 => "",
                _ => " ",
            });
        }

        return random.Next(3) == 0 ? value.ToString() : value.ToString().Trim();
    }

    /// <summary>As <see cref="Value"/>, with line breaks and deeper lines more often.</summary>
    public string BlockValue()
    {
        StringBuilder value = new();
        for (int i = random.Next(6); i > 0; i--)
        {
            value.Append(' ', random.Next(4) == 0 ? random.Next(4) : 0).Append(Value()).Append(random.Next(5) == 0 ? "\n\n" : "\n");
        }

        return random.Next(3) == 0 ? value.ToString().TrimEnd('\n') : value.ToString();
    }

    /// <summary>In quotes, or plain where that is possible.</summary>
    public string Flow(string value, int minColumn, bool between)
    {
        bool plain = IsPlain(value) && !(between && value.AsSpan().IndexOfAny(",[]{}") >= 0);
        return random.Next(3) switch
        {
            0 when plain => Folded(value, minColumn),
            0 or 1 when !HasBlankAtBreak(value) => "'" + Folded(value.Replace("'", "''", StringComparison.Ordinal), minColumn) + "'",
            _ => "\"" + Escaped(value, minColumn) + "\"",
        };
    }

    /// <summary>As a block, with its header and the line break at its end.</summary>
    /// <param name="value">The text.</param>
    /// <param name="parent">The column of the key or dash.</param>
    public string Block(string value, int parent)
    {
        bool folded = random.Next(2) == 0;
        int increment = random.Next(1, 5);
        string body = value.TrimEnd('\n');
        int trailing = value.Length - body.Length;
        string first = body.Split('\n').FirstOrDefault(l => l.Length > 0) ?? "";
        bool needsIndicator = first.StartsWith(' ') || random.Next(8) == 0;
        string chomping = trailing == 0 ? "-" : trailing == 1 && body.Length > 0 ? "" : "+";
        string indicator = needsIndicator ? increment.ToString(CultureInfo.InvariantCulture) : "";
        string header = (folded ? ">" : "|") + (random.Next(2) == 0 ? chomping + indicator : indicator + chomping);
        string comment = random.Next(6) == 0 ? " # note" : "";
        string indent = new(' ', parent + increment);
        StringBuilder text = new(header + comment + "\n");
        if (body.Length > 0)
        {
            foreach (string line in (folded ? FoldLines(body) : body).Split('\n'))
            {
                text.Append(line.Length == 0 ? new string(' ', random.Next(2) * random.Next(parent + increment)) : indent + line).Append('\n');
            }
        }

        return text.Append('\n', Math.Max(0, body.Length > 0 ? trailing - 1 : trailing)).ToString();
    }

    /// <summary>Doubles the breaks that folding would take, and breaks lines at some single spaces.</summary>
    private string FoldLines(string body)
    {
        string[] lines = body.Split('\n');
        StringBuilder text = new();
        string? before = null;
        int breaks = 0;
        foreach (string line in lines)
        {
            if (line.Length == 0)
            {
                breaks++;
                continue;
            }

            bool folds = before is not null && !IsDeeper(before) && !IsDeeper(line);
            text.Append('\n', breaks + (folds ? 1 : 0));
            text.Append(IsDeeper(line) ? line : BreakAtSpaces(line, "\n"));
            before = line;
            breaks = 1;
        }

        return text.ToString();
    }

    private static bool IsDeeper(string line) => line[0] is ' ' or '\t';

    /// <summary>A run of breaks in the value becomes one more in the text; some single spaces become a break.</summary>
    private string Folded(string value, int minColumn)
    {
        StringBuilder text = new();
        string[] lines = value.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                bool firstOfRun = i == 1 || lines[i - 1].Length > 0;
                text.Append('\n').Append(firstOfRun ? Blanks() + "\n" : "");
            }

            bool needsIndent = i > 0 && (lines[i].Length > 0 || i == lines.Length - 1);
            text.Append(needsIndent ? Indent(minColumn) : "").Append(BreakAtSpaces(lines[i], "\n" + Indent(minColumn)));
        }

        return text.ToString();
    }

    private string Blanks() => new(' ', random.Next(3));

    private string Indent(int minColumn) => new(' ', minColumn + random.Next(3));

    private string BreakAtSpaces(string line, string with)
    {
        StringBuilder text = new();
        for (int i = 0; i < line.Length; i++)
        {
            bool single = line[i] == ' ' && i > 0 && i + 1 < line.Length && line[i - 1] is not (' ' or '\t') && line[i + 1] is not (' ' or '\t' or '#');
            text.Append(single && random.Next(6) == 0 ? with : line[i].ToString());
        }

        return text.ToString();
    }

    private string Escaped(string value, int minColumn)
    {
        StringBuilder text = new();
        for (int i = 0; i < value.Length; i++)
        {
            char next = value[i];
            if (i > 0 && next is not (' ' or '\t') && !char.IsLowSurrogate(next) && random.Next(25) == 0)
            {
                text.Append("\\\n").Append(' ', minColumn + random.Next(3));
            }

            text.Append(next switch
            {
                '\n' => "\\n",
                '\t' => random.Next(2) == 0 ? "\\t" : "\\x09",
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsLetter(next) && random.Next(10) == 0 => $"\\u{(int)next:x4}",
                ' ' when random.Next(10) == 0 => "\\ ",
                _ => next.ToString(),
            });
        }

        return text.ToString();
    }

    private static bool HasBlankAtBreak(string value) =>
        value.Contains(" \n", StringComparison.Ordinal) || value.Contains("\n ", StringComparison.Ordinal)
        || value.Contains("\t\n", StringComparison.Ordinal) || value.Contains("\n\t", StringComparison.Ordinal);

    /// <summary>Careful: what may be plain surely, not all that may.</summary>
    private static bool IsPlain(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && value != "null" && value.Trim() == value && !HasBlankAtBreak(value)
        && !value.Contains(" #", StringComparison.Ordinal) && !value.Contains("\n#", StringComparison.Ordinal) && !value.Contains('\t', StringComparison.Ordinal);
}
