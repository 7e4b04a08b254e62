using System.Buffers;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Parts a record into its fields. Spark's parser (univocity) is the model, quotes in odd places included.</summary>
internal sealed class FieldReader
{
    private const int More = -1;

    private readonly LineDialect dialect;
    private readonly bool endsWithReturn;
    private readonly SearchValues<byte> stops;
    private readonly SearchValues<byte> marks;
    private readonly List<FieldSlice> fields = [];
    private byte[] unescaped = new byte[256];
    private int unescapedLength;
    private bool isLineEnd;

    internal FieldReader(LineDialect dialect, bool endsWithReturn)
    {
        this.dialect = dialect;
        this.endsWithReturn = endsWithReturn;
        stops = SearchValues.Create([dialect.Separator[0], (byte)'\r', (byte)'\n']);
        marks = SearchValues.Create([(byte)Math.Max(dialect.Quote, 0), (byte)Math.Max(dialect.Escape, 0)]);
    }

    /// <summary>The last byte of what ends a line.</summary>
    internal byte LineEnd => endsWithReturn ? (byte)'\r' : (byte)'\n';

    internal int Count => fields.Count;

    /// <summary>Bytes of the record, without the end of its line.</summary>
    internal int Length { get; private set; }

    /// <summary>Whether a quote never ends.</summary>
    internal bool IsOpen { get; private set; }

    internal FieldSlice this[int field] => fields[field];

    internal ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> text, int field) =>
        (fields[field].IsUnescaped ? unescaped : text).Slice(fields[field].Start, fields[field].Length);

    /// <summary>Reads the record at the beginning of a text.</summary>
    /// <returns>How many bytes it takes with the end of its line; a negative number when more have to be in memory.</returns>
    internal int Read(ReadOnlySpan<byte> text, bool isLast)
    {
        fields.Clear();
        unescapedLength = 0;
        IsOpen = false;
        isLineEnd = false;
        int at = 0;
        while (at != More && !isLineEnd)
        {
            at = ReadField(text, at, isLast);
        }

        return at;
    }

    private int ReadField(ReadOnlySpan<byte> text, int at, bool isLast)
    {
        int start = dialect.TrimsBefore ? SkipSpace(text, at) : at;
        if (start == text.Length && !isLast)
        {
            return More;
        }

        return start < text.Length && text[start] == dialect.Quote ? Quoted(text, start, isLast) : Plain(text, start, start, isLast);
    }

    /// <summary>A field without quotes: all up to the next separator or end of line, quotes included.</summary>
    private int Plain(ReadOnlySpan<byte> text, int start, int from, bool isLast)
    {
        for (int i = from; ; i++)
        {
            int hit = text[i..].IndexOfAny(stops);
            if (hit < 0)
            {
                return isLast ? End(text, start, text.Length, text.Length, 0) : More;
            }

            i += hit;
            int length = Stop(text, i, isLast);
            if (length != 0)
            {
                return length == More ? More : End(text, start, i, i, length);
            }
        }
    }

    private int End(ReadOnlySpan<byte> text, int start, int end, int stop, int length)
    {
        int last = end;
        while (dialect.TrimsBehind && last > start && text[last - 1] <= ' ')
        {
            last--;
        }

        bool isNull = last == start || text[start..last].SequenceEqual(dialect.NullText);
        fields.Add(new FieldSlice(start, last - start, IsUnescaped: false, isNull));
        return Finish(text, stop, length);
    }

    private int Finish(ReadOnlySpan<byte> text, int stop, int length)
    {
        isLineEnd = length == 0 || text[stop] is (byte)'\n' or (byte)'\r' && !text[stop..].StartsWith(dialect.Separator);
        Length = stop;
        return stop + length;
    }

    /// <summary>The length of the separator or line end at a place; 0 for neither.</summary>
    private int Stop(ReadOnlySpan<byte> text, int at, bool isLast)
    {
        ReadOnlySpan<byte> rest = text[at..];
        if (rest.StartsWith(dialect.Separator))
        {
            return dialect.Separator.Length;
        }

        if (!isLast && rest.Length < dialect.Separator.Length && dialect.Separator.AsSpan().StartsWith(rest))
        {
            return More;
        }

        return rest[0] switch
        {
            (byte)'\n' => endsWithReturn ? 0 : 1,
            (byte)'\r' when endsWithReturn => 1,
            (byte)'\r' when rest.Length == 1 => isLast ? 1 : More,
            (byte)'\r' => rest[1] == '\n' ? 2 : 0,
            _ => 0,
        };
    }

    /// <summary>A field in quotes, whose first byte is one.</summary>
    private int Quoted(ReadOnlySpan<byte> text, int open, bool isLast)
    {
        int kept = unescapedLength;
        int from = open + 1;
        for (int i = from; ; i++)
        {
            int hit = text[i..].IndexOfAny(marks);
            if (hit < 0 || (i + hit == text.Length - 1 && !isLast))
            {
                return isLast ? Open(text, from, kept) : More;
            }

            i += hit;
            if (text[i] == dialect.Escape && i + 1 < text.Length && IsEscaped(text[i + 1]))
            {
                Keep(text[from..i]);
                from = ++i;
            }
            else if (text[i] == dialect.Quote && Close(text, open, from, kept, i, isLast) is var end and not 0)
            {
                return end;
            }
        }
    }

    private bool IsEscaped(byte next) => next == dialect.Quote || next == dialect.Escape;

    /// <summary>The end of a field whose quote ends here; 0 when the quote stands for itself.</summary>
    private int Close(ReadOnlySpan<byte> text, int open, int from, int kept, int quote, bool isLast)
    {
        int behind = SkipSpace(text, quote + 1);
        if (behind == text.Length)
        {
            return isLast ? EndQuoted(text, from, quote, kept, behind, 0) : More;
        }

        int length = Stop(text, behind, isLast);
        return length is More ? More
            : length > 0 ? EndQuoted(text, from, quote, kept, behind, length)
            : Plain(text, open, behind, isLast);
    }

    private int EndQuoted(ReadOnlySpan<byte> text, int from, int quote, int kept, int stop, int length)
    {
        AddQuoted(text, from, quote, kept);
        return Finish(text, stop, length);
    }

    private int Open(ReadOnlySpan<byte> text, int from, int kept)
    {
        IsOpen = true;
        AddQuoted(text, from, text.Length, kept);
        return Finish(text, text.Length, 0);
    }

    private void AddQuoted(ReadOnlySpan<byte> text, int from, int end, int kept)
    {
        bool isUnescaped = unescapedLength > kept || from > end;
        if (isUnescaped)
        {
            Keep(text[from..end]);
        }

        ReadOnlySpan<byte> value = isUnescaped ? unescaped.AsSpan(kept, unescapedLength - kept) : text[from..end];
        fields.Add(new FieldSlice(isUnescaped ? kept : from, value.Length, isUnescaped, value.SequenceEqual(dialect.NullText)));
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (unescapedLength + part.Length > unescaped.Length)
        {
            Array.Resize(ref unescaped, Math.Max(unescaped.Length * 2, unescapedLength + part.Length));
        }

        part.CopyTo(unescaped.AsSpan(unescapedLength));
        unescapedLength += part.Length;
    }

    /// <summary>The first place that is no space, where separators and line ends are none.</summary>
    internal int SkipSpace(ReadOnlySpan<byte> text, int at)
    {
        int i = at;
        while (i < text.Length && text[i] <= ' ' && text[i] != dialect.Separator[0] && text[i] is not ((byte)'\n' or (byte)'\r'))
        {
            i++;
        }

        return i;
    }
}
