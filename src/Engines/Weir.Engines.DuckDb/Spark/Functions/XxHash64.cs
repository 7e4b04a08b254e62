using System.Buffers.Binary;
using System.Numerics;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Spark's <c>xxhash64</c>.</summary>
internal readonly struct XxHash64 : IHash<long>
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    public static long OfInt(int value, long seed) => End(Four((ulong)seed + Prime5 + 4, (uint)value));

    public static long OfLong(long value, long seed) => End(Eight((ulong)seed + Prime5 + 8, (ulong)value));

    public static long OfBytes(ReadOnlySpan<byte> value, long seed)
    {
        int length = value.Length;
        ulong hash = (value.Length >= 32 ? Stripes(ref value, (ulong)seed) : (ulong)seed + Prime5) + (ulong)length;
        for (; value.Length >= 8; value = value[8..])
        {
            hash = Eight(hash, BinaryPrimitives.ReadUInt64LittleEndian(value));
        }

        if (value.Length >= 4)
        {
            hash = Four(hash, BinaryPrimitives.ReadUInt32LittleEndian(value));
            value = value[4..];
        }

        foreach (byte one in value)
        {
            hash = BitOperations.RotateLeft(hash ^ (one * Prime5), 11) * Prime1;
        }

        return End(hash);
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> value, ulong seed)
    {
        ulong a = seed + Prime1 + Prime2;
        ulong b = seed + Prime2;
        ulong c = seed;
        ulong d = seed - Prime1;
        for (; value.Length >= 32; value = value[32..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(value));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(value[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(value[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(value[24..]));
        }

        ulong hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;

    private static ulong Four(ulong hash, uint word) => (BitOperations.RotateLeft(hash ^ (word * Prime1), 23) * Prime2) + Prime3;

    private static ulong Eight(ulong hash, ulong word) => (BitOperations.RotateLeft(hash ^ Round(0, word), 27) * Prime1) + Prime4;

    private static long End(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return (long)(hash ^ (hash >> 32));
    }
}
