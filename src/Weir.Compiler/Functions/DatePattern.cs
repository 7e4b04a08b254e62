using System.Globalization;
using System.Text;

namespace Weir.Compiler.Functions;

/// <summary>Date patterns of the <c>@aq.date</c> functions: yyyy, yy, MM, dd, HH, mm, ss; T, Z and everything that is not a letter stand for themselves.</summary>
internal static class DatePattern
{
    public const string Default = "yyyy-MM-dd";

    private static readonly string[] Tokens = ["yyyy", "yy", "MM", "dd", "HH", "mm", "ss"];

    private static readonly string[] Readable =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm", "yyyyMMdd", "yyyy/MM/dd"];

    /// <summary>The text, or null and the letter that is no token.</summary>
    public static string? Format(DateTime date, string pattern, out string? wrong)
    {
        StringBuilder text = new();
        wrong = null;
        for (int i = 0; i < pattern.Length;)
        {
            string? token = Array.Find(Tokens, t => string.CompareOrdinal(pattern, i, t, 0, t.Length) == 0);
            if (token is null && char.IsAsciiLetter(pattern[i]) && pattern[i] is not ('T' or 'Z'))
            {
                wrong = pattern[i].ToString();
                return null;
            }

            text.Append(token is null ? pattern[i].ToString() : date.ToString(token, CultureInfo.InvariantCulture));
            i += token?.Length ?? 1;
        }

        return text.ToString();
    }

    public static bool TryParse(string text, out DateTime date) =>
        DateTime.TryParseExact(
            text.Trim(), Readable, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out date);
}
