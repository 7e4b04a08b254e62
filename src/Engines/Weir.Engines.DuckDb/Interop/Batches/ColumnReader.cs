using System.Collections.Immutable;
using System.Text;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Interop.Native;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Interop.Batches;

/// <summary>
/// Makes columns of vectors. Values of one width that lie in a row are not copied: the column keeps the chunk. Strings and lists get Arrow's offsets, booleans
/// become bits, decimals 16 bytes, an enum its labels.
/// </summary>
internal static unsafe class ColumnReader
{
    /// <param name="vector">What is read.</param>
    /// <param name="rows">Which of its rows.</param>
    /// <param name="chunk">What keeps the vector alive; null to copy everything.</param>
    internal static Column Read(scoped in DuckDbVector vector, VectorRows rows, ChunkHandle? chunk)
    {
        ColumnLayout layout = BatchTypes.LayoutOf(vector.Type);
        ColumnBuffers buffers = layout.Kind switch
        {
            ColumnLayoutKind.Null => new ColumnBuffers(),
            ColumnLayoutKind.Bits => new ColumnBuffers { Values = ReadBits(vector, rows) },
            ColumnLayoutKind.Fixed => new ColumnBuffers { Values = ReadFixed(vector, rows, chunk) },
            ColumnLayoutKind.Bytes => ReadBytes(vector, rows),
            ColumnLayoutKind.List or ColumnLayoutKind.Map => ReadList(vector, rows, chunk),
            ColumnLayoutKind.FixedList => new ColumnBuffers { Children = [Read(vector.Child(), rows.Times(layout.Width), chunk)] },
            ColumnLayoutKind.Union => new ColumnBuffers { Values = ReadTags(vector, rows), Children = ReadMembers(vector, rows, chunk) },
            _ => new ColumnBuffers { Children = ReadMembers(vector, rows, chunk) },
        };
        return new Column(BatchTypes.Of(vector.Type), rows.Count, buffers with { Validity = ReadValidity(vector, rows, chunk) }, layout);
    }

    private static NativeBuffer? ReadValidity(scoped in DuckDbVector vector, VectorRows rows, ChunkHandle? chunk)
    {
        if (vector.Validity.IsEmpty || vector.Type.Id == DuckDbTypeId.SqlNull)
        {
            return null;
        }

        int bytes = Bitmap.BytesFor(rows.Count);
        if (chunk is not null && rows.AreInARow && rows.Start % 8 == 0)
        {
            return new NativeBuffer(chunk, vector.ValidityAddress + (rows.Start / 8), bytes);
        }

        using NativeBufferBuilder bits = new(bytes);
        Span<byte> bitmap = bits.Extend<byte>(bytes);
        bitmap.Clear();
        for (int i = 0; i < rows.Count; i++)
        {
            Bitmap.Set(bitmap, i, !vector.IsNull(rows[i]));
        }

        return bits.Build();
    }

    private static NativeBuffer ReadBits(scoped in DuckDbVector vector, VectorRows rows)
    {
        int bytes = Bitmap.BytesFor(rows.Count);
        using NativeBufferBuilder bits = new(bytes);
        Span<byte> bitmap = bits.Extend<byte>(bytes);
        bitmap.Clear();
        for (int i = 0; i < rows.Count; i++)
        {
            Bitmap.Set(bitmap, i, vector.Raw<byte>(rows[i]) != 0);
        }

        return bits.Build();
    }

    private static NativeBuffer ReadFixed(scoped in DuckDbVector vector, VectorRows rows, ChunkHandle? chunk) => (vector.Type.Id, vector.Type.PhysicalSize) switch
    {
        (DuckDbTypeId.Uuid, _) => Map<UInt128, UuidBytes>(vector, rows, static stored => UuidBytes.From(UuidBits.ToGuid(stored))),
        (DuckDbTypeId.Decimal, 2) => Map<short, Int128>(vector, rows, static value => value),
        (DuckDbTypeId.Decimal, 4) => Map<int, Int128>(vector, rows, static value => value),
        (DuckDbTypeId.Decimal, 8) => Map<long, Int128>(vector, rows, static value => value),
        (_, int width) when chunk is not null && rows.AreInARow => new NativeBuffer(chunk, vector.Address + ((nint)rows.Start * width), (long)rows.Count * width),
        (_, 1) => Map<byte, byte>(vector, rows, static value => value),
        (_, 2) => Map<short, short>(vector, rows, static value => value),
        (_, 4) => Map<int, int>(vector, rows, static value => value),
        (_, 8) => Map<long, long>(vector, rows, static value => value),
        _ => Map<Int128, Int128>(vector, rows, static value => value),
    };

    private static NativeBuffer Map<TFrom, TTo>(scoped in DuckDbVector vector, VectorRows rows, Func<TFrom, TTo> map)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        using NativeBufferBuilder builder = new((long)rows.Count * sizeof(TTo));
        Span<TTo> values = builder.Extend<TTo>(rows.Count);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = map(vector.Raw<TFrom>(rows[i]));
        }

        return builder.Build();
    }

    private static ColumnBuffers ReadBytes(scoped in DuckDbVector vector, VectorRows rows)
    {
        byte[][]? labels = vector.Type.Id == DuckDbTypeId.Enum ? [.. vector.Type.Labels.Select(Encoding.UTF8.GetBytes)] : null;
        using NativeBufferBuilder data = new();
        using NativeBufferBuilder offsets = new(((long)rows.Count + 1) * sizeof(int));
        Span<int> ends = offsets.Extend<int>(rows.Count + 1);
        ends[0] = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            int row = rows[i];
            if (!vector.IsNull(row))
            {
                data.Append(labels is null ? vector.Bytes(row) : labels[ValueReader.ReadEnum(vector, row)]);
            }

            ends[i + 1] = checked((int)data.Length);
        }

        return new ColumnBuffers { Offsets = offsets.Build(), Values = data.Build() };
    }

    private static ColumnBuffers ReadList(scoped in DuckDbVector vector, VectorRows rows, ChunkHandle? chunk)
    {
        using NativeBufferBuilder offsets = new(((long)rows.Count + 1) * sizeof(int));
        Span<int> ends = offsets.Extend<int>(rows.Count + 1);
        ends[0] = 0;
        int start = -1;
        bool inARow = true;
        for (int i = 0; i < rows.Count; i++)
        {
            Range items = Items(vector, rows[i]);
            int length = items.End.Value - items.Start.Value;
            start = start < 0 && length > 0 ? items.Start.Value : start;
            inARow &= length == 0 || items.Start.Value == start + ends[i];
            ends[i + 1] = checked(ends[i] + length);
        }

        VectorRows children = inARow ? new VectorRows(Math.Max(start, 0), ends[^1]) : new VectorRows(0, ends[^1], Pick(vector, rows, ends[^1]));
        Column first = Read(vector.Child(), children, chunk);
        return new ColumnBuffers
        {
            Offsets = offsets.Build(), Children = vector.Type.Id == DuckDbTypeId.Map ? [first, Read(vector.Child(1), children, chunk)] : [first],
        };
    }

    /// <summary>The items of lists that do not lie one behind the other.</summary>
    private static int[] Pick(scoped in DuckDbVector vector, VectorRows rows, int count)
    {
        int[] picked = new int[count];
        int next = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            Range items = Items(vector, rows[i]);
            for (int item = items.Start.Value; item < items.End.Value; item++)
            {
                picked[next++] = item;
            }
        }

        return picked;
    }

    /// <summary>The items of a row; none for NULL, whose entry is undefined.</summary>
    private static Range Items(scoped in DuckDbVector vector, int row) => vector.IsNull(row) ? default : vector.ItemRange(row);

    private static NativeBuffer ReadTags(scoped in DuckDbVector vector, VectorRows rows)
    {
        using NativeBufferBuilder tags = new(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            tags.Append((byte)(vector.IsNull(rows[i]) ? 0 : vector.UnionTag(rows[i])));
        }

        return tags.Build();
    }

    private static ImmutableArray<Column> ReadMembers(scoped in DuckDbVector vector, VectorRows rows, ChunkHandle? chunk)
    {
        ImmutableArray<Column>.Builder members = ImmutableArray.CreateBuilder<Column>(vector.Type.Children.Length);
        for (int i = 0; i < vector.Type.Children.Length; i++)
        {
            members.Add(Read(vector.Child(i), rows, chunk));
        }

        return members.MoveToImmutable();
    }
}
