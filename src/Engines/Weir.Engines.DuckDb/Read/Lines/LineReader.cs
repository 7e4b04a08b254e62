using System.Buffers;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Reads the records of a CSV file one by one. Lines without a sign and comments are left out.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly LineBuffer buffer;
    private readonly LineDialect dialect;
    private readonly FieldReader fields;
    private int consumed;
    private long nextLine = 1;

    /// <summary>Opens a file and passes over what the dialect leaves out at its top, but not over its header.</summary>
    internal LineReader(string file, LineDialect dialect)
    {
        this.dialect = dialect;
        buffer = LineBuffer.Open(file, dialect);
        fields = new FieldReader(dialect, EndsWithReturn());
        for (long i = 0; i < dialect.SkippedLines && SkipLine(); i++)
        {
        }
    }

    /// <summary>The line of the file in which the record begins, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>How many fields the record has.</summary>
    internal int Count => fields.Count;

    /// <summary>Whether a quote of the record never ends.</summary>
    internal bool IsOpen => fields.IsOpen;

    /// <summary>The record as it stands in the file, without the end of the line.</summary>
    internal ReadOnlySpan<byte> Record => buffer.Unread[..fields.Length];

    /// <summary>A field's bytes; null is told apart by <see cref="IsNull"/>.</summary>
    internal ReadOnlySpan<byte> this[int field] => fields.Bytes(buffer.Unread, field);

    internal bool IsNull(int field) => fields[field].IsNull;

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end of the file.</returns>
    internal bool Read()
    {
        buffer.Advance(consumed);
        consumed = 0;
        while (SkipEmpty())
        {
        }

        while (true)
        {
            if (buffer.Unread.IsEmpty && !buffer.Fill())
            {
                return false;
            }

            consumed = Math.Max(fields.Read(buffer.Unread, buffer.IsAtEnd), 0);
            if (consumed > 0)
            {
                Line = nextLine;
                nextLine += buffer.Unread[..consumed].Count(fields.LineEnd);
                return true;
            }

            _ = buffer.Fill();
        }
    }

    public void Dispose() => buffer.Dispose();

    /// <summary>Whether the file's lines end with a carriage return alone, which the first of them tells.</summary>
    private bool EndsWithReturn()
    {
        int at;
        while ((at = buffer.Unread.IndexOfAny((byte)'\r', (byte)'\n')) < 0 || at == buffer.Unread.Length - 1)
        {
            if (!buffer.Fill())
            {
                return at >= 0 && buffer.Unread[at] == '\r';
            }
        }

        return buffer.Unread[at] == '\r' && buffer.Unread[at + 1] != '\n';
    }

    /// <summary>Passes over a line that is empty or a comment.</summary>
    private bool SkipEmpty()
    {
        while (buffer.Unread.Length < 2 && buffer.Fill())
        {
        }

        ReadOnlySpan<byte> text = buffer.Unread;
        if (text.IsEmpty)
        {
            return false;
        }

        return (text[0] == dialect.Comment || IsBlank()) && SkipLine();
    }

    /// <summary>Whether a line holds nothing but space.</summary>
    private bool IsBlank()
    {
        while (true)
        {
            int i = fields.SkipSpace(buffer.Unread, 0);
            bool isCut = i == buffer.Unread.Length - 1 && buffer.Unread[i] == '\r' && buffer.Fill();
            if (i < buffer.Unread.Length && !isCut)
            {
                return buffer.Unread[i] == fields.LineEnd || (buffer.Unread[i] == '\r' && (i + 1 == buffer.Unread.Length || buffer.Unread[i + 1] == '\n'));
            }

            if (!isCut && !buffer.Fill())
            {
                return !buffer.Unread.IsEmpty;
            }
        }
    }

    /// <summary>Passes over a line, whatever stands in it.</summary>
    private bool SkipLine()
    {
        while (true)
        {
            int end = buffer.Unread.IndexOf(fields.LineEnd);
            if (end >= 0)
            {
                buffer.Advance(end + 1);
                nextLine++;
                return true;
            }

            if (!buffer.Fill())
            {
                bool any = !buffer.Unread.IsEmpty;
                buffer.Advance(buffer.Unread.Length);
                return any;
            }
        }
    }
}
