using System.Numerics;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>DuckDB's form of a BIGNUM: 3 bytes of sign and length, then the magnitude, all inverted for negatives so that bytes sort as numbers.</summary>
internal static class BigNumBytes
{
    private const int HeaderLength = 3;
    private const int MaximumLength = 0x7FFFFF;

    internal static BigInteger Read(ReadOnlySpan<byte> bytes)
    {
        bool negative = (bytes[0] & 0x80) == 0;
        byte[] magnitude = bytes[HeaderLength..].ToArray();
        if (negative)
        {
            Invert(magnitude);
        }

        BigInteger value = new(magnitude, isUnsigned: true, isBigEndian: true);
        return negative ? -value : value;
    }

    internal static byte[] Write(BigInteger value)
    {
        byte[] magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        if (magnitude.Length > MaximumLength)
        {
            throw new OverflowException($"A BIGNUM has at most {MaximumLength} bytes; the number has {magnitude.Length}.");
        }

        byte[] bytes = new byte[HeaderLength + magnitude.Length];
        int header = magnitude.Length | 0x800000;
        bytes[0] = (byte)(header >> 16);
        bytes[1] = (byte)(header >> 8);
        bytes[2] = (byte)header;
        magnitude.CopyTo(bytes, HeaderLength);
        if (value.Sign < 0)
        {
            Invert(bytes);
        }

        return bytes;
    }

    private static void Invert(Span<byte> bytes)
    {
        foreach (ref byte b in bytes)
        {
            b = (byte)~b;
        }
    }
}
