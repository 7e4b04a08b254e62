using System.Buffers.Binary;
using System.Text;

namespace Weir.Engines.Spark.Arrow.Flat;

/// <summary>A table of FlatBuffers, the format of Arrow's metadata. Offsets beyond the memory throw <see cref="ArgumentOutOfRangeException"/>.</summary>
internal readonly struct FlatTable(ReadOnlyMemory<byte> memory, int position)
{
    private ReadOnlySpan<byte> Bytes => memory.Span;

    internal static FlatTable Root(ReadOnlyMemory<byte> memory) => new(memory, (int)BinaryPrimitives.ReadUInt32LittleEndian(memory.Span));

    internal byte Byte(int slot, byte missing = 0) => Place(slot) is var place and not 0 ? Bytes[place] : missing;

    internal short Short(int slot, short missing = 0) => Place(slot) is var place and not 0 ? BinaryPrimitives.ReadInt16LittleEndian(Bytes[place..]) : missing;

    internal int Int(int slot, int missing = 0) => Place(slot) is var place and not 0 ? BinaryPrimitives.ReadInt32LittleEndian(Bytes[place..]) : missing;

    internal long Long(int slot, long missing = 0) => Place(slot) is var place and not 0 ? BinaryPrimitives.ReadInt64LittleEndian(Bytes[place..]) : missing;

    internal FlatTable? Table(int slot) => Place(slot) is var place and not 0 ? new FlatTable(memory, Follow(place)) : null;

    internal string? Text(int slot)
    {
        if (Place(slot) is not (var place and not 0))
        {
            return null;
        }

        int start = Follow(place);
        return Encoding.UTF8.GetString(Bytes.Slice(start + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(Bytes[start..])));
    }

    /// <summary>The number of items of a vector.</summary>
    internal int Count(int slot) => Place(slot) is var place and not 0 ? BinaryPrimitives.ReadInt32LittleEndian(Bytes[Follow(place)..]) : 0;

    /// <summary>A table in a vector.</summary>
    internal FlatTable Item(int slot, int index) => new(memory, Follow(Items(slot) + (sizeof(int) * index)));

    /// <summary>A struct of two 64-bit numbers in a vector.</summary>
    internal (long First, long Second) Pair(int slot, int index)
    {
        ReadOnlySpan<byte> pair = Bytes[(Items(slot) + (2 * sizeof(long) * index))..];
        return (BinaryPrimitives.ReadInt64LittleEndian(pair), BinaryPrimitives.ReadInt64LittleEndian(pair[sizeof(long)..]));
    }

    private int Items(int slot) => Follow(Place(slot)) + sizeof(int);

    private int Follow(int place) => place + (int)BinaryPrimitives.ReadUInt32LittleEndian(Bytes[place..]);

    /// <summary>Where the value of a slot is; 0 when it is not there.</summary>
    private int Place(int slot)
    {
        int table = position - BinaryPrimitives.ReadInt32LittleEndian(Bytes[position..]);
        int entry = sizeof(int) + (sizeof(short) * slot);
        if (entry >= BinaryPrimitives.ReadUInt16LittleEndian(Bytes[table..]))
        {
            return 0;
        }

        int relative = BinaryPrimitives.ReadUInt16LittleEndian(Bytes[(table + entry)..]);
        return relative == 0 ? 0 : position + relative;
    }
}
