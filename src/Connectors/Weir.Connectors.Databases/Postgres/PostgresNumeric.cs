using System.Buffers.Binary;
using System.Numerics;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>The binary form of a numeric: groups of four decimal digits.</summary>
internal static class PostgresNumeric
{
    private const ushort Negative = 0x4000;
    private const ushort Special = 0xC000;
    private const int Base = 10_000;

    /// <summary>Groups that a 16-byte integer holds together with those that rounding to whole groups adds.</summary>
    private const int SafeGroups = 8;

    /// <summary>A value as an integer of units of the type's last digit.</summary>
    /// <exception cref="OverflowException">It is no number, or has digits that the type lacks.</exception>
    internal static Int128 Read(ReadOnlySpan<byte> bytes, DecimalType type)
    {
        int groups = BinaryPrimitives.ReadInt16BigEndian(bytes);
        int weight = BinaryPrimitives.ReadInt16BigEndian(bytes[2..]);
        ushort sign = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if ((sign & Special) == Special)
        {
            throw new OverflowException($"A numeric is NaN or infinite, which {type} can't hold.");
        }

        int exponent = (4 * (weight - groups + 1)) + type.Scale;
        Int128 value = groups <= SafeGroups && exponent is > -4 and <= 6
            ? ReadSmall(bytes[8..], groups, exponent, type)
            : ReadBig(bytes[8..], groups, exponent, type);
        return sign == Negative ? -value : value;
    }

    /// <summary>Writes a value.</summary>
    /// <returns>The number of bytes, at most 8 and 2 for each group of 12.</returns>
    internal static int Write(Int128 value, int scale, Span<byte> bytes)
    {
        BigInteger left = BigInteger.Abs(value) * BigInteger.Pow(10, (4 - (scale % 4)) % 4);
        Span<short> digits = stackalloc short[16];
        int count = 0;
        while (!left.IsZero)
        {
            left = BigInteger.DivRem(left, Base, out BigInteger digit);
            digits[count++] = (short)digit;
        }

        return Write(digits[..count], value < 0, scale, bytes);
    }

    /// <summary>Writes a value that fits into eight bytes, without big numbers.</summary>
    internal static int WriteSmall(long value, int scale, Span<byte> bytes)
    {
        UInt128 left = (UInt128)(ulong)Math.Abs(value) * (UInt128)Power((4 - (scale % 4)) % 4);
        Span<short> digits = stackalloc short[8];
        int count = 0;
        while (left > ulong.MaxValue)
        {
            (left, UInt128 digit) = UInt128.DivRem(left, Base);
            digits[count++] = (short)digit;
        }

        for (ulong small = (ulong)left; small > 0; small /= Base)
        {
            digits[count++] = (short)(small % Base);
        }

        return Write(digits[..count], value < 0, scale, bytes);
    }

    private static int Write(ReadOnlySpan<short> digits, bool negative, int scale, Span<byte> bytes)
    {
        int skipped = 0;
        while (skipped < digits.Length && digits[skipped] == 0)
        {
            skipped++;
        }

        int groups = digits.Length - skipped;
        int weight = digits.Length - 1 - ((scale + 3) / 4);
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)groups);
        BinaryPrimitives.WriteInt16BigEndian(bytes[2..], (short)(groups == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], negative && groups > 0 ? Negative : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(bytes[6..], (short)scale);
        for (int i = 0; i < groups; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes[(8 + (2 * i))..], digits[digits.Length - 1 - i]);
        }

        return 8 + (2 * groups);
    }

    private static Int128 ReadSmall(ReadOnlySpan<byte> digits, int groups, int exponent, DecimalType type)
    {
        Int128 value = 0;
        for (int i = 0; i < groups; i++)
        {
            value = (value * Base) + BinaryPrimitives.ReadInt16BigEndian(digits[(2 * i)..]);
        }

        if (exponent >= 0)
        {
            value *= Power(exponent);
        }
        else
        {
            (value, Int128 rest) = Int128.DivRem(value, Power(-exponent));
            ThrowIf(rest != 0, type);
        }

        ThrowIf(value >= Int128Powers.Of(type.Precision), type);
        return value;
    }

    private static Int128 ReadBig(ReadOnlySpan<byte> digits, int groups, int exponent, DecimalType type)
    {
        BigInteger value = BigInteger.Zero;
        for (int i = 0; i < groups; i++)
        {
            value = (value * Base) + BinaryPrimitives.ReadInt16BigEndian(digits[(2 * i)..]);
        }

        BigInteger rest = BigInteger.Zero;
        value = exponent >= 0 ? value * BigInteger.Pow(10, exponent) : BigInteger.DivRem(value, BigInteger.Pow(10, -exponent), out rest);
        ThrowIf(!rest.IsZero || value >= BigInteger.Pow(10, type.Precision), type);
        return (Int128)value;
    }

    private static void ThrowIf(bool unfit, DecimalType type)
    {
        if (unfit)
        {
            throw new OverflowException($"A numeric has more digits than {type} holds.");
        }
    }

    private static long Power(int exponent) => exponent switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, 4 => 10_000, 5 => 100_000, _ => 1_000_000 };
}
