using System.Numerics;
using System.Runtime.InteropServices;

namespace Weir.Core.Data.Columns;

/// <summary>Bits in Arrow's order: bit <c>i</c> is bit <c>i % 8</c> of byte <c>i / 8</c>, the lowest first.</summary>
public static class Bitmap
{
    /// <summary>Bytes that so many bits take.</summary>
    public static int BytesFor(int bits) => (int)(((long)bits + 7) / 8);

    public static bool Get(ReadOnlySpan<byte> bitmap, int index) => (bitmap[index >> 3] & (1 << (index & 7))) != 0;

    public static void Set(Span<byte> bitmap, int index, bool value)
    {
        byte mask = (byte)(1 << (index & 7));
        ref byte place = ref bitmap[index >> 3];
        place = value ? (byte)(place | mask) : (byte)(place & ~mask);
    }

    /// <summary>How many of the first <paramref name="length"/> bits are not set: the NULLs of a validity bitmap.</summary>
    public static int CountUnset(ReadOnlySpan<byte> bitmap, int length)
    {
        ReadOnlySpan<byte> whole = bitmap[..(length / 8)];
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(whole);
        int set = 0;
        foreach (ulong word in words)
        {
            set += BitOperations.PopCount(word);
        }

        foreach (byte part in whole[(words.Length * sizeof(ulong))..])
        {
            set += BitOperations.PopCount(part);
        }

        int rest = length % 8;
        set += rest == 0 ? 0 : BitOperations.PopCount((uint)bitmap[length / 8] & ((1U << rest) - 1));
        return length - set;
    }
}
