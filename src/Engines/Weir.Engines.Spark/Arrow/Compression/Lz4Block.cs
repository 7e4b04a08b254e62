namespace Weir.Engines.Spark.Arrow.Compression;

/// <summary>Unpacks a block of LZ4: runs of literal bytes, each followed by a copy of bytes unpacked before.</summary>
internal static class Lz4Block
{
    private const int ShortestMatch = 4;
    private const int LongForm = 15;

    /// <summary>Unpacks into <paramref name="output"/> from <paramref name="written"/> on; copies may reach back before it, to earlier blocks.</summary>
    /// <returns>The end of what is written.</returns>
    /// <exception cref="InvalidDataException">The block is damaged, or does not fit.</exception>
    internal static int Unpack(ReadOnlySpan<byte> block, Span<byte> output, int written)
    {
        int at = 0;
        while (at < block.Length)
        {
            int token = block[at++];
            int literals = Length(block, ref at, token >> 4);
            Require(literals <= block.Length - at && literals <= output.Length - written);
            block.Slice(at, literals).CopyTo(output[written..]);
            at += literals;
            written += literals;
            if (at == block.Length)
            {
                break;
            }

            Require(at + 2 <= block.Length);
            int distance = block[at] | (block[at + 1] << 8);
            at += 2;
            int length = Length(block, ref at, token & LongForm) + ShortestMatch;
            Require(distance > 0 && distance <= written && length <= output.Length - written);
            Repeat(output, written, distance, length);
            written += length;
        }

        return written;
    }

    private static int Length(ReadOnlySpan<byte> block, ref int at, int length)
    {
        if (length != LongForm)
        {
            return length;
        }

        int more;
        do
        {
            Require(at < block.Length);
            more = block[at++];
            length += more;
            Require(length >= 0);
        }
        while (more == byte.MaxValue);
        return length;
    }

    /// <summary>Copies bytes from behind; where the copy overlaps itself, the bytes repeat.</summary>
    private static void Repeat(Span<byte> output, int written, int distance, int length)
    {
        if (distance >= length)
        {
            output.Slice(written - distance, length).CopyTo(output[written..]);
            return;
        }

        for (int i = 0; i < length; i++)
        {
            output[written + i] = output[written + i - distance];
        }
    }

    private static void Require(bool good)
    {
        if (!good)
        {
            throw new InvalidDataException("A block of LZ4 is damaged.");
        }
    }
}
