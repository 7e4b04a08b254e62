using System.Globalization;
using System.Numerics;

namespace Weir.Formats.Hocon;

/// <summary>Reads the specification's units: durations ("10 seconds") and sizes ("512K").</summary>
public static class HoconUnits
{
    private const double TickNanoseconds = 100;

    /// <summary>Reads a length of time: a number and a lower-case unit of the specification, from <c>ns</c> to <c>days</c>.</summary>
    /// <param name="text">For example <c>500ms</c>, <c>10 seconds</c>, <c>1.5h</c>; blanks are allowed around both parts.</param>
    /// <param name="value">The length; may be negative. What is shorter than 100 nanoseconds is rounded.</param>
    /// <param name="unit">The unit of a bare number: milliseconds, as in the specification, unless given.</param>
    public static bool TryDuration(string text, out TimeSpan value, string unit = "ms")
    {
        value = TimeSpan.Zero;
        if (!Split(text, out decimal number, out string name) || Nanoseconds(name.Length == 0 ? unit : name) is not { } factor)
        {
            return false;
        }

        double ticks = (double)number * factor / TickNanoseconds;
        if (!(Math.Abs(ticks) < long.MaxValue))
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)Math.Round(ticks));
        return true;
    }

    /// <summary>Reads a number of bytes: a number and a unit; <c>kB</c>, <c>MB</c>, ... are powers of ten, <c>K</c>, <c>Ki</c>, <c>KiB</c>, ... powers of two.</summary>
    /// <param name="text">For example <c>512K</c>, <c>10MB</c>, <c>1.5 GiB</c>; a bare number counts bytes.</param>
    /// <param name="bytes">The number of bytes, fractions cut off.</param>
    /// <returns>False too for a size that is negative or beyond 2⁶³.</returns>
    public static bool TrySize(string text, out long bytes)
    {
        bytes = 0;
        if (!Split(text, out decimal number, out string name) || number < 0 || SizeFactor(name) is not { } factor)
        {
            return false;
        }

        int scale = (decimal.GetBits(number)[3] >> 16) & 0xFF;
        BigInteger whole = new BigInteger(number * Power(10m, scale)) * factor / BigInteger.Pow(10, scale);
        if (whole > long.MaxValue)
        {
            return false;
        }

        bytes = (long)whole;
        return true;
    }

    private static decimal Power(decimal number, int exponent)
    {
        decimal result = 1;
        for (int i = 0; i < exponent; i++)
        {
            result *= number;
        }

        return result;
    }

    private static bool Split(string text, out decimal number, out string unit)
    {
        string trimmed = text.Trim();
        int letters = trimmed.Length;
        while (letters > 0 && char.IsLetter(trimmed[letters - 1]))
        {
            letters--;
        }

        unit = trimmed[letters..];
        return decimal.TryParse(trimmed.AsSpan(0, letters).TrimEnd(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static double? Nanoseconds(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 1,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => 1e3,
        "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => 1e6,
        "s" or "second" or "seconds" => 1e9,
        "m" or "minute" or "minutes" => 60e9,
        "h" or "hour" or "hours" => 3600e9,
        "d" or "day" or "days" => 86400e9,
        _ => null,
    };

    private static BigInteger? SizeFactor(string unit)
    {
        if (unit is "" or "B" or "b" or "byte" or "bytes")
        {
            return BigInteger.One;
        }

        ReadOnlySpan<string> tens = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
        ReadOnlySpan<string> tenWords = ["kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte", "exabyte", "zettabyte", "yottabyte"];
        ReadOnlySpan<string> twoWords = ["kibibyte", "mebibyte", "gibibyte", "tebibyte", "pebibyte", "exbibyte", "zebibyte", "yobibyte"];
        const string letters = "KMGTPEZY";
        for (int i = 0; i < letters.Length; i++)
        {
            if (unit == tens[i] || IsWord(unit, tenWords[i]))
            {
                return BigInteger.Pow(1000, i + 1);
            }

            bool abbreviated = char.ToUpperInvariant(unit[0]) == letters[i] && unit.Length == 1;
            bool binary = unit[0] == letters[i] && (unit[1..] is "i" or "iB");
            if (abbreviated || binary || IsWord(unit, twoWords[i]))
            {
                return BigInteger.Pow(1024, i + 1);
            }
        }

        return null;
    }

    private static bool IsWord(string unit, string singular) =>
        unit.StartsWith(singular, StringComparison.Ordinal) && (unit.Length == singular.Length || (unit.Length == singular.Length + 1 && unit[^1] == 's'));
}
