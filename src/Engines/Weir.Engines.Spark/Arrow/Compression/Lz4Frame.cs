using System.Buffers.Binary;

namespace Weir.Engines.Spark.Arrow.Compression;

/// <summary>Unpacks a frame of LZ4: a header, blocks, and an end mark. Checksums are not compared; the line has its own.</summary>
internal static class Lz4Frame
{
    private const uint Magic = 0x184D2204;
    private const uint StoredFlag = 0x80000000;
    private const byte BlockChecksums = 0x10;
    private const byte ContentSize = 0x08;
    private const byte DictionaryId = 0x01;

    /// <exception cref="InvalidDataException">The frame is damaged, or does not give as many bytes as <paramref name="output"/> takes.</exception>
    internal static void Unpack(ReadOnlySpan<byte> frame, Span<byte> output)
    {
        if (frame.Length < 7 || BinaryPrimitives.ReadUInt32LittleEndian(frame) != Magic)
        {
            throw new InvalidDataException("A buffer that should be a frame of LZ4 is none.");
        }

        byte flags = frame[4];
        int at = 7 + ((flags & ContentSize) != 0 ? 8 : 0) + ((flags & DictionaryId) != 0 ? 4 : 0);
        int written = 0;
        while (TakeBlock(frame, ref at, flags, out bool isStored) is { IsEmpty: false } block)
        {
            if (isStored)
            {
                block.CopyTo(output[written..]);
                written += block.Length;
            }
            else
            {
                written = Lz4Block.Unpack(block, output, written);
            }
        }

        if (written != output.Length)
        {
            throw new InvalidDataException($"A frame of LZ4 gave {written} bytes instead of {output.Length}.");
        }
    }

    /// <summary>The next block; empty at the end mark.</summary>
    private static ReadOnlySpan<byte> TakeBlock(ReadOnlySpan<byte> frame, ref int at, byte flags, out bool isStored)
    {
        if (frame.Length - at < sizeof(uint))
        {
            throw new InvalidDataException("A frame of LZ4 is cut off.");
        }

        uint header = BinaryPrimitives.ReadUInt32LittleEndian(frame[at..]);
        isStored = (header & StoredFlag) != 0;
        int length = (int)(header & ~StoredFlag);
        at += sizeof(uint);
        if (length > frame.Length - at)
        {
            throw new InvalidDataException("A frame of LZ4 is cut off.");
        }

        ReadOnlySpan<byte> block = frame.Slice(at, length);
        at += length + ((flags & BlockChecksums) != 0 ? sizeof(uint) : 0);
        return block;
    }
}
