using System.Text;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>Translates Spark's date and time patterns into strftime's.</summary>
internal static class TimePattern
{
    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["yyyy"] = "%Y", ["uuuu"] = "%Y", ["y"] = "%Y", ["yy"] = "%y", ["MM"] = "%m", ["M"] = "%-m", ["MMM"] = "%b", ["MMMM"] = "%B",
        ["dd"] = "%d", ["d"] = "%-d", ["DDD"] = "%j", ["D"] = "%-j", ["HH"] = "%H", ["H"] = "%-H", ["hh"] = "%I", ["h"] = "%-I", ["mm"] = "%M", ["m"] = "%-M",
        ["ss"] = "%S", ["s"] = "%-S", ["SSS"] = "%g", ["SSSSSS"] = "%f", ["SSSSSSSSS"] = "%n", ["a"] = "%p", ["E"] = "%a", ["EEE"] = "%a", ["EEEE"] = "%A",
        ["X"] = "%z", ["XXX"] = "%z", ["Z"] = "%z", ["xxx"] = "%z",
    };

    /// <summary>The strftime pattern; a pattern with a percent sign is one already.</summary>
    /// <param name="pattern">As the author wrote it.</param>
    /// <param name="translated">The result.</param>
    /// <param name="offender">What has no translation.</param>
    internal static bool TryTranslate(string pattern, out string translated, out string? offender)
    {
        translated = pattern;
        offender = null;
        if (pattern.Contains('%', StringComparison.Ordinal))
        {
            return true;
        }

        StringBuilder result = new();
        for (int i = 0; i < pattern.Length && offender is null;)
        {
            i = pattern[i] == '\'' ? Quoted(pattern, i, result) : char.IsAsciiLetter(pattern[i]) ? Run(pattern, i, result, ref offender) : Plain(pattern, i, result);
        }

        translated = result.ToString();
        return offender is null;
    }

    private static int Plain(string pattern, int i, StringBuilder result)
    {
        result.Append(pattern[i]);
        return i + 1;
    }

    private static int Run(string pattern, int i, StringBuilder result, ref string? offender)
    {
        int end = i;
        while (end < pattern.Length && pattern[end] == pattern[i])
        {
            end++;
        }

        string run = pattern[i..end];
        if (Letters.TryGetValue(run, out string? letter))
        {
            result.Append(letter);
        }
        else
        {
            offender = run;
        }

        return end;
    }

    private static int Quoted(string pattern, int i, StringBuilder result)
    {
        int close = pattern.IndexOf('\'', i + 1);
        if (close == i + 1)
        {
            result.Append('\'');
            return close + 1;
        }

        int end = close < 0 ? pattern.Length : close;
        result.Append(pattern, i + 1, end - i - 1);
        return close < 0 ? end : end + 1;
    }
}
