using System.Globalization;
using System.Numerics;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A DECIMAL of up to 38 digits: <c>Unscaled / 10^Scale</c>.</summary>
/// <param name="Unscaled">The digits without the point.</param>
/// <param name="Width">How many digits the column has room for.</param>
/// <param name="Scale">How many of them are behind the point.</param>
public readonly record struct DuckDbDecimal(Int128 Unscaled, byte Width, byte Scale)
{
    /// <summary>The value of a .NET decimal, which has at most 29 digits.</summary>
    public static DuckDbDecimal From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Int128 magnitude = new(0, (uint)bits[0] | ((ulong)(uint)bits[1] << 32));
        magnitude += (Int128)(uint)bits[2] << 64;
        byte scale = (byte)(bits[3] >> 16);
        int digits = magnitude.ToString(CultureInfo.InvariantCulture).Length;
        return new DuckDbDecimal(bits[3] < 0 ? -magnitude : magnitude, (byte)Math.Max(Math.Max(digits, scale), 1), scale);
    }

    /// <summary>The first number that has too many digits: 10 to the power of <paramref name="width"/>.</summary>
    internal static Int128 Limit(byte width) => (Int128)BigInteger.Pow(10, width);

    /// <summary>The nearest double.</summary>
    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>The same value with another number of digits behind the point.</summary>
    /// <exception cref="OverflowException">Digits other than zero would be lost, or there is no room for them.</exception>
    public DuckDbDecimal Rescale(byte width, byte scale)
    {
        BigInteger value = (BigInteger)Unscaled;
        if (scale >= Scale)
        {
            value *= BigInteger.Pow(10, scale - Scale);
        }
        else
        {
            value = BigInteger.DivRem(value, BigInteger.Pow(10, Scale - scale), out BigInteger lost);
            if (!lost.IsZero)
            {
                throw new OverflowException($"{this} has more digits behind the point than DECIMAL({width},{scale}).");
            }
        }

        return BigInteger.Abs(value) < BigInteger.Pow(10, width)
            ? new DuckDbDecimal((Int128)value, width, scale)
            : throw new OverflowException($"{this} has too many digits for DECIMAL({width},{scale}).");
    }

    public override string ToString()
    {
        string digits = Int128.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string sign = Unscaled < 0 ? "-" : "";
        return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }
}
