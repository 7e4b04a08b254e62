using System.Buffers.Binary;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>Reads the stream of a binary COPY: a header, then rows of fields that each begin with their length.</summary>
internal sealed class CopyInput(Stream stream)
{
    private static readonly byte[] Signature = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00];

    private byte[] buffer = new byte[256 * 1024];
    private int position;
    private int filled;

    /// <exception cref="InvalidDataException">This is no binary COPY.</exception>
    internal void ReadHeader()
    {
        if (!Take(Signature.Length).SequenceEqual(Signature))
        {
            throw new InvalidDataException("PostgreSQL did not begin a binary COPY.");
        }

        _ = Take(sizeof(int));
        int extension = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        _ = Take(extension);
    }

    /// <summary>Begins a row; false at the end.</summary>
    internal bool NextRow() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) >= 0;

    /// <summary>The next field; false for NULL. The bytes are good until the next call.</summary>
    internal bool NextField(out ReadOnlySpan<byte> bytes)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        bytes = length < 0 ? default : Take(length);
        return length >= 0;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (filled - position < count)
        {
            Fill(count);
        }

        ReadOnlySpan<byte> taken = buffer.AsSpan(position, count);
        position += count;
        return taken;
    }

    private void Fill(int count)
    {
        int left = filled - position;
        byte[] target = count > buffer.Length ? new byte[Math.Max(count, buffer.Length * 2)] : buffer;
        buffer.AsSpan(position, left).CopyTo(target);
        buffer = target;
        position = 0;
        filled = left;
        while (filled < count)
        {
            int read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                throw new EndOfStreamException("PostgreSQL ended a COPY in the middle of a row.");
            }

            filled += read;
        }
    }
}
