using System.Buffers.Binary;
using System.Text;

namespace Weir.Engines.Spark.Arrow.Flat;

/// <summary>Writes FlatBuffers, from the end to the beginning as the format wants it. Places are counted from the end, so that they don't move while it grows.</summary>
internal sealed class FlatBuilder
{
    private byte[] bytes = new byte[1024];
    private int used;
    private int largestAlignment = 1;
    private int[] slots = [];
    private int tableEnd;

    /// <summary>Begins a table; what it refers to must be written already.</summary>
    internal void BeginTable(int slotCount)
    {
        slots = new int[slotCount];
        tableEnd = used;
    }

    internal void Byte(int slot, byte value)
    {
        Align(1, 0);
        Take(1)[0] = value;
        slots[slot] = used;
    }

    internal void Short(int slot, short value)
    {
        Align(sizeof(short), 0);
        BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), value);
        slots[slot] = used;
    }

    internal void Int(int slot, int value)
    {
        Align(sizeof(int), 0);
        BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);
        slots[slot] = used;
    }

    internal void Long(int slot, long value)
    {
        Align(sizeof(long), 0);
        BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);
        slots[slot] = used;
    }

    /// <summary>A reference to a table, vector or text at a place.</summary>
    internal void Reference(int slot, int place)
    {
        Refer(place);
        slots[slot] = used;
    }

    /// <summary>Ends the table; gives its place.</summary>
    internal int EndTable()
    {
        Align(sizeof(int), 0);
        Take(sizeof(int));
        int table = used;
        for (int slot = slots.Length - 1; slot >= 0; slot--)
        {
            BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), (short)(slots[slot] == 0 ? 0 : table - slots[slot]));
        }

        BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), (short)(table - tableEnd));
        BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), (short)(sizeof(int) + (sizeof(short) * slots.Length)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - table), used - table);
        return table;
    }

    internal int Text(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        Align(sizeof(int), length + 1);
        Take(1)[0] = 0;
        Encoding.UTF8.GetBytes(text, Take(length));
        return Counted(length);
    }

    /// <summary>A vector of references.</summary>
    internal int References(IReadOnlyList<int> places)
    {
        Align(sizeof(int), sizeof(int) * places.Count);
        for (int i = places.Count - 1; i >= 0; i--)
        {
            Refer(places[i]);
        }

        return Counted(places.Count);
    }

    /// <summary>A vector of structs of two 64-bit numbers.</summary>
    internal int Pairs(IReadOnlyList<(long First, long Second)> pairs)
    {
        const int Size = 2 * sizeof(long);
        Align(sizeof(int), Size * pairs.Count);
        Align(sizeof(long), Size * pairs.Count);
        for (int i = pairs.Count - 1; i >= 0; i--)
        {
            Span<byte> place = Take(Size);
            BinaryPrimitives.WriteInt64LittleEndian(place, pairs[i].First);
            BinaryPrimitives.WriteInt64LittleEndian(place[sizeof(long)..], pairs[i].Second);
        }

        return Counted(pairs.Count);
    }

    /// <summary>Ends the buffer with its root table.</summary>
    internal byte[] Finish(int root)
    {
        Align(largestAlignment, sizeof(int));
        Refer(root);
        return bytes[^used..];
    }

    private int Counted(int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), count);
        return used;
    }

    private void Refer(int place)
    {
        Align(sizeof(int), 0);
        Span<byte> reference = Take(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(reference, used - place);
    }

    /// <summary>Pads so that, after some more bytes, what follows is aligned.</summary>
    private void Align(int alignment, int more)
    {
        largestAlignment = Math.Max(largestAlignment, alignment);
        while ((used + more) % alignment != 0)
        {
            Take(1)[0] = 0;
        }
    }

    /// <summary>Takes bytes in front of all others; good until the next are taken.</summary>
    private Span<byte> Take(int count)
    {
        while (bytes.Length - used < count)
        {
            byte[] larger = new byte[bytes.Length * 2];
            bytes.CopyTo(larger, bytes.Length);
            bytes = larger;
        }

        used += count;
        return bytes.AsSpan(bytes.Length - used, count);
    }
}
