using System.Text;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>A pattern such as <c>S$99,999.00</c>: <c>0</c> a digit, <c>9</c> at most a digit, <c>,</c> or <c>G</c>, <c>.</c> or <c>D</c>, and a sign: <c>S</c>, <c>MI</c> or <c>PR</c>.</summary>
internal sealed class NumberPattern
{
    private const string Separator = ",";

    private readonly string leading;
    private readonly string trailing;
    private readonly bool dollar;
    private readonly string whole;
    private readonly string? fraction;
    private readonly string source;

    private NumberPattern(string source, string leading, bool dollar, string whole, string? fraction, string trailing)
    {
        this.source = source;
        this.leading = leading;
        this.dollar = dollar;
        this.whole = whole;
        this.fraction = fraction;
        this.trailing = trailing;
    }

    public static NumberPattern Read(string pattern)
    {
        string rest = pattern.ToUpperInvariant();
        string leading = rest.StartsWith("MI", StringComparison.Ordinal) ? "MI" : rest.StartsWith('S') ? "S" : "";
        rest = rest[leading.Length..];
        bool dollar = rest.StartsWith('$');
        rest = dollar ? rest[1..] : rest;
        string trailing = rest.EndsWith("MI", StringComparison.Ordinal) ? "MI" : rest.EndsWith("PR", StringComparison.Ordinal) ? "PR" : rest.EndsWith('S') ? "S" : "";
        rest = rest[..^trailing.Length].Replace('G', ',').Replace('D', '.');
        int point = rest.IndexOf('.', StringComparison.Ordinal);
        return new NumberPattern(pattern, leading, dollar, point < 0 ? rest : rest[..point], point < 0 ? null : rest[(point + 1)..], trailing);
    }

    /// <summary>The number as plain digits; null when the text does not fit.</summary>
    public string? Parse(string text)
    {
        text = text.Replace(" ", "", StringComparison.Ordinal);
        bool negative = false;
        if (trailing == "PR" && text.StartsWith('<') && text.EndsWith('>'))
        {
            (negative, text) = (true, text[1..^1]);
        }

        if (leading.Length > 0 && text.Length > 0 && (text[0] == '-' || (text[0] == '+' && leading == "S")))
        {
            (negative, text) = (text[0] == '-', text[1..]);
        }

        if (trailing is "S" or "MI" && text.Length > 0 && (text[^1] == '-' || (text[^1] == '+' && trailing == "S")))
        {
            (negative, text) = (text[^1] == '-', text[..^1]);
        }

        if (dollar)
        {
            if (!text.StartsWith('$'))
            {
                return null;
            }

            text = text[1..];
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        string before = point < 0 ? text : text[..point];
        string after = point < 0 ? "" : text[(point + 1)..];
        bool fits = (point < 0 || fraction is not null) && before.Length + after.Length > 0 && WholeFits(before) && FractionFits(after);
        return fits ? (negative ? "-" : "") + before.Replace(Separator, "", StringComparison.Ordinal) + (after.Length > 0 ? "." + after : "") : null;
    }

    /// <summary>The number, given as plain digits, in the shape of the pattern; <c>#</c> for digits where it does not fit.</summary>
    public string? Format(string number)
    {
        bool negative = number.StartsWith('-');
        int point = number.IndexOf('.', StringComparison.Ordinal);
        string before = (point < 0 ? number : number[..point]).TrimStart('-').TrimStart('0');
        string after = point < 0 ? "" : number[(point + 1)..].TrimEnd('0');
        int places = whole.Replace(Separator, "", StringComparison.Ordinal).Length;
        if (before.Length > places || after.Length > (fraction?.Length ?? 0))
        {
            return source.Replace('0', '#').Replace('9', '#').Replace(',', ' ').Replace('G', ' ');
        }

        StringBuilder text = new();
        text.Append(dollar ? "$" : "");
        Whole(text, before.PadLeft(places));
        if (fraction is not null)
        {
            bool signed = leading.Length > 0 || (trailing == "PR" && negative);
            if (text.Length > 0 && text[^1] == ' ' && !signed)
            {
                text[^1] = '0';
            }

            text.Append('.').Append(after.PadRight(fraction.Length, '0'));
        }

        return Signed(text.ToString(), negative);
    }

    /// <summary>A sign before the number stands beside its first digit, and one behind it beside its last.</summary>
    private string Signed(string text, bool negative)
    {
        string digits = text.TrimStart(' ');
        string start = text[..^digits.Length];
        string before = leading switch { "S" => negative ? "-" : "+", "MI" => negative ? "-" : " ", _ => trailing == "PR" && negative ? "<" : "" };
        string after = trailing switch { "S" => negative ? "-" : "+", "MI" => negative ? "-" : " ", "PR" => negative ? ">" : "  ", _ => "" };
        return digits.Length == 0 ? after + start + before : start + before + digits + after;
    }

    private void Whole(StringBuilder text, string digits)
    {
        int next = 0;
        bool exact = false;
        bool started = false;
        foreach (char mark in whole)
        {
            if (mark == ',')
            {
                text.Append(text.Length > 0 && char.IsAsciiDigit(text[^1]) ? ',' : ' ');
                started = false;
                continue;
            }

            exact = started ? exact : mark == '0';
            started = true;
            text.Append(digits[next] == ' ' && exact ? '0' : digits[next]);
            next++;
        }
    }

    private bool WholeFits(string digits)
    {
        string[] groups = whole.Split(Separator);
        string[] given = digits.Split(Separator);
        int missing = groups.Length - given.Length;
        if (missing < 0 || groups.Take(missing).Any(static g => g.StartsWith('0')))
        {
            return false;
        }

        for (int i = 0; i < given.Length; i++)
        {
            string group = groups[i + missing];
            bool right = group.StartsWith('0') ? given[i].Length == group.Length : given[i].Length <= group.Length;
            if (!right || !given[i].All(char.IsAsciiDigit))
            {
                return false;
            }
        }

        return true;
    }

    private bool FractionFits(string digits) => digits.All(char.IsAsciiDigit) && digits.Length <= (fraction?.Length ?? 0);
}
