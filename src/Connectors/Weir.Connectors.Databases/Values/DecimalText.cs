using System.Globalization;
using System.Text;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.Values;

/// <summary>Decimals as texts.</summary>
internal static class DecimalText
{
    /// <summary>The longest text.</summary>
    internal const int Longest = 42;

    /// <summary>Writes a number of units of the last digit.</summary>
    internal static int Write(Int128 value, int scale, Span<byte> text)
    {
        Span<byte> digits = stackalloc byte[48];
        Int128.Abs(value).TryFormat(digits, out int count, default, CultureInfo.InvariantCulture);
        int position = 0;
        if (value < 0)
        {
            text[position++] = (byte)'-';
        }

        int whole = Math.Max(count - scale, 0);
        if (whole == 0)
        {
            text[position++] = (byte)'0';
        }

        digits[..whole].CopyTo(text[position..]);
        position += whole;
        if (scale > 0)
        {
            text[position++] = (byte)'.';
            int zeros = scale - (count - whole);
            text.Slice(position, zeros).Fill((byte)'0');
            position += zeros;
            digits[whole..count].CopyTo(text[position..]);
            position += count - whole;
        }

        return position;
    }

    /// <exception cref="OverflowException">The text is no number, or has digits that the type lacks.</exception>
    internal static Int128 Read(ReadOnlySpan<byte> text, DecimalType type)
    {
        Int128 value = 0;
        int position = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        int behind = -1;
        bool any = false;
        for (; position < text.Length; position++)
        {
            if (text[position] == '.' && behind < 0)
            {
                behind = 0;
                continue;
            }

            int digit = text[position] - '0';
            if (digit is < 0 or > 9 || (behind >= type.Scale && digit != 0))
            {
                throw Wrong(text, type);
            }

            any = true;
            if (behind < type.Scale)
            {
                if (value >= Int128Powers.Of(37))
                {
                    throw Wrong(text, type);
                }

                value = (value * 10) + digit;
                behind += behind >= 0 ? 1 : 0;
            }
        }

        int missing = type.Scale - Math.Max(behind, 0);
        if (!any || missing > type.Precision || (value > 0 && value >= Int128Powers.Of(Math.Max(type.Precision - missing, 0))))
        {
            throw Wrong(text, type);
        }

        value *= Int128Powers.Of(missing);
        return text[0] == '-' ? -value : value;
    }

    private static OverflowException Wrong(ReadOnlySpan<byte> text, DecimalType type) => new($"'{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)])}' is no number that {type} holds.");
}
