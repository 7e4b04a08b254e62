using System.Buffers.Binary;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow.Compression;
using Weir.Engines.Spark.Arrow.Flat;

namespace Weir.Engines.Spark.Arrow.Read;

/// <summary>Takes the nodes and buffers of a batch one after the other, in the order of its fields, and copies them into native memory.</summary>
internal sealed class ArrowBufferReader(FlatTable batch, ReadOnlyMemory<byte> body)
{
    private const byte Lz4 = 0;
    private const long StoredMark = -1;

    private readonly bool isCompressed = batch.Table(3) is not null;
    private int node;
    private int buffer;

    /// <summary>Rows of the batch.</summary>
    internal int Rows => checked((int)batch.Long(0));

    /// <summary>Rows and NULLs of the next field.</summary>
    internal (int Length, int Nulls) TakeNode()
    {
        (long length, long nulls) = batch.Pair(1, node++);
        return (checked((int)length), checked((int)nulls));
    }

    /// <summary>The next buffer as a copy.</summary>
    /// <exception cref="NotSupportedException">It is compressed with another codec than LZ4.</exception>
    internal NativeBuffer TakeCopy()
    {
        ReadOnlySpan<byte> packed = Take(out long length);
        if (length <= 0)
        {
            // Not packed, or nothing at all.
            return NativeBuffer.Copy(packed);
        }

        using NativeBufferBuilder builder = new(length);
        Lz4Frame.Unpack(packed, builder.Extend<byte>(checked((int)length)));
        return builder.Build();
    }

    /// <summary>The next buffer as values of one type, to be made into other ones.</summary>
    internal T[] TakeValues<T>()
        where T : unmanaged
    {
        using NativeBuffer copy = TakeCopy();
        return copy.Values<T>().ToArray();
    }

    /// <summary>The validity of the next field; null when no value is NULL.</summary>
    internal NativeBuffer? TakeValidity(int nulls)
    {
        if (nulls > 0)
        {
            return TakeCopy();
        }

        Take(out _);
        return null;
    }

    /// <summary>The next buffer as it lies there, with its unpacked length, or -1 when it is not packed.</summary>
    private ReadOnlySpan<byte> Take(out long length)
    {
        (long start, long size) = batch.Pair(2, buffer++);
        ReadOnlySpan<byte> bytes = body.Span.Slice(checked((int)start), checked((int)size));
        length = StoredMark;
        if (!isCompressed || bytes.IsEmpty)
        {
            return bytes;
        }

        length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length != StoredMark && batch.Table(3)!.Value.Byte(0) != Lz4)
        {
            throw new NotSupportedException("The server compresses results with zstd, which is not read: set spark.sql.execution.arrow.compression.codec to lz4 or none.");
        }

        return bytes[sizeof(long)..];
    }
}
