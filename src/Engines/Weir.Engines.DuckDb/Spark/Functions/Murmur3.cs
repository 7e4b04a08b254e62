using System.Buffers.Binary;
using System.Numerics;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Spark's <c>hash</c>: Murmur3 of 32 bits, whose last bytes count one by one.</summary>
internal readonly struct Murmur3 : IHash<int>
{
    public static int OfInt(int value, int seed) => End(Mix((uint)seed, (uint)value), 4);

    public static int OfLong(long value, int seed) => End(Mix(Mix((uint)seed, (uint)value), (uint)(value >>> 32)), 8);

    public static int OfBytes(ReadOnlySpan<byte> value, int seed)
    {
        uint hash = (uint)seed;
        int whole = value.Length & ~3;
        for (int i = 0; i < whole; i += 4)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(value[i..]));
        }

        for (int i = whole; i < value.Length; i++)
        {
            hash = Mix(hash, (uint)(sbyte)value[i]);
        }

        return End(hash, value.Length);
    }

    private static uint Mix(uint hash, uint word) =>
        (BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593), 13) * 5) + 0xe6546b64;

    private static int End(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return (int)(hash ^ (hash >> 16));
    }
}
