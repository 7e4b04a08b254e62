using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>What a scalar without quotes is, by YAML 1.2's core schema (section 10.3.2).</summary>
internal static class CoreSchema
{
    public static ScalarKind KindOf(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return ScalarKind.Null;
        }

        switch (text[0])
        {
            case '~' or 'n' or 'N':
                return text is "~" or "null" or "Null" or "NULL" ? ScalarKind.Null : ScalarKind.Text;
            case 't' or 'T':
                return text is "true" or "True" or "TRUE" ? ScalarKind.Boolean : ScalarKind.Text;
            case 'f' or 'F':
                return text is "false" or "False" or "FALSE" ? ScalarKind.Boolean : ScalarKind.Text;
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                return NumberKind(text);
            default:
                return ScalarKind.Text;
        }
    }

    private static ScalarKind NumberKind(ReadOnlySpan<char> text)
    {
        if (text is ".nan" or ".NaN" or ".NAN")
        {
            return ScalarKind.Float;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] is 'o' or 'x')
        {
            return HasOnly(text[2..], text[1] == 'o' ? 8 : 16) ? ScalarKind.Integer : ScalarKind.Text;
        }

        ReadOnlySpan<char> rest = text[0] is '+' or '-' ? text[1..] : text;
        if (rest is ".inf" or ".Inf" or ".INF")
        {
            return ScalarKind.Float;
        }

        int whole = Digits(rest);
        return whole > 0 && whole == rest.Length ? ScalarKind.Integer : IsFloat(rest, whole) ? ScalarKind.Float : ScalarKind.Text;
    }

    /// <summary><c>1.</c>, <c>1.5</c>, <c>.5</c>, <c>1e3</c>, <c>1.5e-3</c>.</summary>
    private static bool IsFloat(ReadOnlySpan<char> text, int whole)
    {
        ReadOnlySpan<char> rest = text[whole..];
        int fraction = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            fraction = Digits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (rest.Length > 1 && rest[0] is 'e' or 'E')
        {
            rest = rest[1] is '+' or '-' ? rest[2..] : rest[1..];
            return rest.Length > 0 && Digits(rest) == rest.Length;
        }

        return rest.Length == 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }

    private static bool HasOnly(ReadOnlySpan<char> digits, int radix)
    {
        foreach (char digit in digits)
        {
            if (radix == 8 ? digit is not (>= '0' and <= '7') : !char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
