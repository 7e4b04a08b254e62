using System.IO.Compression;
using System.Text;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>The bytes of a file that are not read yet, as many as are needed at once, in UTF-8.</summary>
internal sealed class LineBuffer : IDisposable
{
    /// <summary>The longest record, in bytes: 64 MiB.</summary>
    internal const int MaximumRecord = 64 << 20;

    private readonly string file;
    private readonly Stream stream;
    private byte[] bytes = new byte[1 << 18];
    private int start;
    private int end;

    private LineBuffer(string file, Stream stream)
    {
        this.file = file;
        this.stream = stream;
    }

    /// <summary>What is in memory.</summary>
    internal ReadOnlySpan<byte> Unread => bytes.AsSpan(start, end - start);

    /// <summary>Whether all of the file is in memory or read.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>Opens a file; a byte order mark is left out.</summary>
    internal static LineBuffer Open(string file, LineDialect dialect)
    {
        Stream stream = File.OpenRead(file);
        if (dialect.IsGzip ?? file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        if (dialect.Encoding is not UTF8Encoding)
        {
            stream = Encoding.CreateTranscodingStream(stream, dialect.Encoding, new UTF8Encoding(false));
        }

        LineBuffer buffer = new(file, stream);
        while (buffer.Unread.Length < 3 && buffer.Fill())
        {
        }

        buffer.Advance(buffer.Unread.StartsWith("\uFEFF"u8) ? 3 : 0);
        return buffer;
    }

    /// <summary>Reads more behind what is in memory.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InvalidDataException">A record is longer than <see cref="MaximumRecord"/>, or the file is no gzip.</exception>
    internal bool Fill()
    {
        if (start > 0)
        {
            Unread.CopyTo(bytes);
            end -= start;
            start = 0;
        }

        if (end == bytes.Length)
        {
            Array.Resize(ref bytes, end < MaximumRecord ? end * 2 : throw new InvalidDataException(LineFault.Text(file, 0, $"a record is longer than {MaximumRecord} bytes; a quote may never end.")));
        }

        int read = ReadBytes();
        end += read;
        IsAtEnd = read == 0;
        return read > 0;
    }

    internal void Advance(int count) => start += count;

    private int ReadBytes()
    {
        try
        {
            return stream.Read(bytes, end, bytes.Length - end);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(LineFault.Text(file, 0, $"it can't be unpacked: {exception.Message}"), exception);
        }
    }

    public void Dispose() => stream.Dispose();
}
