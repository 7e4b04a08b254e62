namespace Weir.Connectors.Databases.Postgres;

/// <summary>Bytes on their way to PostgreSQL.</summary>
internal sealed class CopyOutput
{
    private byte[] buffer = new byte[192 * 1024];

    internal int Length { get; private set; }

    /// <summary>Room for so many bytes, which the caller fills.</summary>
    internal Span<byte> Reserve(int count)
    {
        if (buffer.Length - Length < count)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        }

        Span<byte> room = buffer.AsSpan(Length, count);
        Length += count;
        return room;
    }

    internal void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Gives back what was reserved and not filled.</summary>
    internal void Return(int count) => Length -= count;

    internal void MoveTo(Stream stream)
    {
        stream.Write(buffer, 0, Length);
        Length = 0;
    }
}
