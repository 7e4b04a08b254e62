using System.Globalization;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A whole number within bounds, both included.</summary>
public sealed record IntegerType(long Minimum, long Maximum) : FieldType<long>
{
    public static IntegerType Any { get; } = new(long.MinValue, long.MaxValue);

    public override string Describe() => (Minimum, Maximum) switch
    {
        (long.MinValue, long.MaxValue) => "a whole number",
        (_, long.MaxValue) => $"a whole number of at least {Minimum}",
        (long.MinValue, _) => $"a whole number of at most {Maximum}",
        _ => $"a whole number from {Minimum} to {Maximum}",
    };

    public override bool TryRead(Node node, SpecReader reader, out long value)
    {
        value = 0;
        return node is ScalarNode scalar
            && TryParse(scalar.Text.Replace("_", "", StringComparison.Ordinal), out value)
            && value >= Minimum && value <= Maximum
            ? true
            : Mismatch(node, reader, out value);
    }

    /// <summary>Decimal digits, or hexadecimal ones behind <c>0x</c>, or octal ones behind <c>0o</c>, as YAML has them.</summary>
    private static bool TryParse(string text, out long value)
    {
        if (text.Length < 3 || text[0] != '0' || text[1] is not ('x' or 'o'))
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        if (text[1] == 'x')
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        }

        value = 0;
        foreach (char digit in text.AsSpan(2))
        {
            if (digit is not (>= '0' and <= '7') || value > long.MaxValue >> 3)
            {
                return false;
            }

            value = (value << 3) + (digit - '0');
        }

        return true;
    }

    public override string Render(long value) => value.ToString(CultureInfo.InvariantCulture);
}
