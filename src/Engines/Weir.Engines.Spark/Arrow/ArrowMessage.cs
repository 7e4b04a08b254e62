using System.Buffers.Binary;
using Weir.Engines.Spark.Arrow.Flat;

namespace Weir.Engines.Spark.Arrow;

/// <summary>A message of Arrow's stream: what it is, and the bytes that it describes.</summary>
/// <param name="Kind">1 for a schema, 2 for a dictionary, 3 for a batch of rows.</param>
/// <param name="Header">The description.</param>
/// <param name="Body">The bytes.</param>
internal readonly record struct ArrowMessage(byte Kind, FlatTable Header, ReadOnlyMemory<byte> Body)
{
    internal const byte Schema = 1;
    internal const byte Dictionary = 2;
    internal const byte RecordBatch = 3;

    /// <summary>In front of the length of each message since Arrow 0.15.</summary>
    internal const int Continuation = -1;

    /// <summary>The messages of a stream.</summary>
    /// <exception cref="InvalidDataException">The stream is cut off.</exception>
    internal static IEnumerable<ArrowMessage> ReadAll(ReadOnlyMemory<byte> stream)
    {
        int at = 0;
        while (at + sizeof(int) <= stream.Length)
        {
            int length = TakeInt(stream, ref at);
            if (length == Continuation && at + sizeof(int) <= stream.Length)
            {
                length = TakeInt(stream, ref at);
            }

            if (length <= 0)
            {
                yield break;
            }

            FlatTable message = FlatTable.Root(Take(stream, ref at, length));
            FlatTable header = message.Table(2) ?? throw new InvalidDataException("A message of Arrow has no header.");
            yield return new ArrowMessage(message.Byte(1), header, Take(stream, ref at, message.Long(3)));
        }
    }

    private static int TakeInt(ReadOnlyMemory<byte> stream, ref int at)
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(stream.Span[at..]);
        at += sizeof(int);
        return value;
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> stream, ref int at, long length)
    {
        if (length < 0 || length > stream.Length - at)
        {
            throw new InvalidDataException("An Arrow stream is cut off.");
        }

        ReadOnlyMemory<byte> part = stream.Slice(at, (int)length);
        at += (int)length;
        return part;
    }
}
