using Weir.Core.Text;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Tells what an unquoted word is: JSON's numbers, booleans and null; any other word is a text.</summary>
internal static class NumberGrammar
{
    public static ScalarKind KindOf(ReadOnlySpan<char> word) => word switch
    {
        "true" or "false" => ScalarKind.Boolean,
        "null" => ScalarKind.Null,
        _ => NumberKind(word),
    };

    private static ScalarKind NumberKind(ReadOnlySpan<char> word)
    {
        int at = word.Length > 0 && word[0] == '-' ? 1 : 0;
        int whole = Digits(word, at);
        if (whole == 0 || (whole > 1 && word[at] == '0'))
        {
            return ScalarKind.Text;
        }

        at += whole;
        ScalarKind kind = ScalarKind.Integer;
        if (at < word.Length && word[at] == '.')
        {
            int fraction = Digits(word, at + 1);
            if (fraction == 0)
            {
                return ScalarKind.Text;
            }

            at += 1 + fraction;
            kind = ScalarKind.Float;
        }

        return Exponent(word, at, kind);
    }

    private static ScalarKind Exponent(ReadOnlySpan<char> word, int at, ScalarKind kind)
    {
        if (at < word.Length && word[at] is 'e' or 'E')
        {
            at += at + 1 < word.Length && word[at + 1] is '+' or '-' ? 2 : 1;
            int digits = Digits(word, at);
            if (digits == 0)
            {
                return ScalarKind.Text;
            }

            at += digits;
            kind = ScalarKind.Float;
        }

        return at == word.Length ? kind : ScalarKind.Text;
    }

    private static int Digits(ReadOnlySpan<char> word, int from)
    {
        int at = from;
        while (at < word.Length && char.IsAsciiDigit(word[at]))
        {
            at++;
        }

        return at - from;
    }
}
