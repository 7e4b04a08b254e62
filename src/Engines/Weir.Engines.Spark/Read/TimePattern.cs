using System.Text;

namespace Weir.Engines.Spark.Read;

/// <summary>Patterns of dates: Spark's go as they are, strftime's are translated.</summary>
internal static class TimePattern
{
    /// <returns>The pattern as Spark has it, or the part that has no counterpart.</returns>
    internal static (string? Pattern, string? Offender) ToSpark(string pattern)
    {
        if (!pattern.Contains('%', StringComparison.Ordinal))
        {
            return (pattern, null);
        }

        StringBuilder translated = new();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                translated.Append(char.IsAsciiLetter(pattern[i]) ? $"'{pattern[i]}'" : pattern[i].ToString());
                continue;
            }

            string code = i + 1 < pattern.Length ? pattern.Substring(i, 2) : "%";
            if (Counterpart(code) is not { } counterpart)
            {
                return (null, code);
            }

            translated.Append(counterpart);
            i++;
        }

        return (translated.ToString(), null);
    }

    private static string? Counterpart(string code) => code switch
    {
        "%Y" => "yyyy",
        "%y" => "yy",
        "%m" => "MM",
        "%d" => "dd",
        "%H" => "HH",
        "%I" => "hh",
        "%M" => "mm",
        "%S" => "ss",
        "%f" => "SSSSSS",
        "%g" => "SSS",
        "%p" => "a",
        "%b" => "MMM",
        "%B" => "MMMM",
        "%a" => "E",
        "%A" => "EEEE",
        "%j" => "DDD",
        "%z" => "XX",
        "%%" => "%",
        _ => null,
    };
}
