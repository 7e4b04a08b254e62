using Weir.Core.Text;

namespace Weir.Formats.Yaml.Scalars;

/// <summary>Texts in single or double quotes.</summary>
internal sealed class QuotedScalar
{
    private static readonly Func<ScalarNode, TextMap> PlainMap = static node => new TextMap(node.Span.Source!, [new TextRun(0, node.Span.Start + 1, Verbatim: true)]);
    private static readonly Func<ScalarNode, TextMap> DecodedMap = static node => Map(node);

    private readonly YamlCursor cursor;
    private readonly ScalarWriter writer;
    private readonly YamlFindings? findings;
    private readonly int minColumn;
    private readonly int open;
    private readonly char quote;
    private readonly List<int> breaks = [];

    private QuotedScalar(YamlCursor cursor, ScalarWriter writer, YamlFindings? findings, int minColumn)
    {
        this.cursor = cursor;
        this.writer = writer;
        this.findings = findings;
        this.minColumn = minColumn;
        open = cursor.Position;
        quote = cursor.Current;
    }

    /// <summary>Reads the text at the cursor's quote; the cursor ends behind the closing one.</summary>
    /// <param name="cursor">At the opening quote.</param>
    /// <param name="findings">Told of wrong escapes and of a quote that is never closed.</param>
    /// <param name="minColumn">A line that begins before this column shows that the closing quote is missing.</param>
    public static ScalarNode Read(YamlCursor cursor, YamlFindings findings, int minColumn)
    {
        int start = cursor.Position;
        ReadOnlySpan<char> rest = cursor.Text.AsSpan(start + 1, cursor.End - start - 1);
        char quote = cursor.Current;
        int stop = quote == '"' ? rest.IndexOfAny("\"\\\n\r") : rest.IndexOfAny("'\n\r");
        if (stop >= 0 && rest[stop] == quote && (quote == '"' || cursor.At(start + stop + 2) != quote))
        {
            cursor.Position = start + stop + 2;
            return Node(rest[..stop].ToString(), start, PlainMap);
        }

        ScalarWriter writer = cursor.Writer();
        new QuotedScalar(cursor, writer, findings, minColumn).Decode();
        return Node(writer.ToString(), start, DecodedMap);

        ScalarNode Node(string text, int from, Func<ScalarNode, TextMap> map) =>
            new(text, ScalarKind.Text, new SourceSpan(cursor.Source, from, cursor.Position - from), map);
    }

    private static TextMap Map(ScalarNode node)
    {
        SourceSpan span = node.Span;
        YamlCursor cursor = new(span.Source!) { Position = span.Start, LineStart = span.Start, End = span.End };
        ScalarWriter writer = new(span.Source!, withMap: true);
        new QuotedScalar(cursor, writer, findings: null, minColumn: 0).Decode();
        return writer.ToMap(span.Start + 1);
    }

    private void Decode()
    {
        cursor.Position++;
        while (true)
        {
            int start = cursor.Position;
            SkipOrdinary();
            writer.Copy(start, cursor.Position - start);
            char next = cursor.Current;
            if (cursor.AtEnd)
            {
                Unclosed();
                return;
            }

            if (next == quote)
            {
                cursor.Position++;
                if (quote == '"' || cursor.Current != quote)
                {
                    return;
                }

                writer.Copy(cursor.Position, 1);
                cursor.Position++;
            }
            else if (!(next == '\\' ? Escape() : Blank()))
            {
                return;
            }
        }
    }

    private void SkipOrdinary()
    {
        bool escapes = quote == '"';
        while (!cursor.AtEnd)
        {
            char next = cursor.Current;
            if (next == quote || next is ' ' or '\t' or '\n' or '\r' || (escapes && next == '\\'))
            {
                return;
            }

            cursor.Position++;
        }
    }

    /// <summary>White space: kept within a line, folded around a line break.</summary>
    private bool Blank()
    {
        int start = cursor.Position;
        cursor.SkipBlanks();
        if (!YamlCursor.IsBreak(cursor.Current))
        {
            writer.Copy(start, cursor.Position - start);
            return true;
        }

        if (!SkipBreaks())
        {
            return false;
        }

        writer.PutFold(breaks);
        return true;
    }

    private bool SkipBreaks()
    {
        breaks.Clear();
        while (YamlCursor.IsBreak(cursor.Current))
        {
            breaks.Add(cursor.Position);
            cursor.SkipBreak();
            if (cursor.AtDocumentMarker)
            {
                Unclosed();
                return false;
            }

            cursor.SkipBlanks();
        }

        if (findings is not null && !cursor.AtEnd && cursor.Column < minColumn)
        {
            Unclosed();
            return false;
        }

        return true;
    }

    private bool Escape()
    {
        int start = cursor.Position;
        char kind = cursor.At(start + 1);
        if (YamlCursor.IsBreak(kind))
        {
            return EscapedBreak();
        }

        int digits = Escapes.DigitsOf(kind);
        string? meaning = digits == 0 ? Escapes.Simple(kind) : Escapes.Code(cursor, start, digits, out digits);
        if (meaning is null)
        {
            findings?.Report(
                FormatCodes.WrongEscape, start, 2, $"'\\{(kind == '\0' ? ' ' : kind)}' is not an escape that double quotes understand.",
                digits > 0 ? $"\\{kind} takes {digits} hexadecimal digits of a character that exists." : $"Write '\\\\' for a backslash, or use single quotes, where it has no meaning.");
            writer.Copy(start, 1);
            cursor.Position++;
            return true;
        }

        writer.Put(meaning, start);
        cursor.Position = start + 2 + digits;
        return true;
    }

    /// <summary>A backslash at the end of a line joins the next one to it without a space.</summary>
    private bool EscapedBreak()
    {
        cursor.Position++;
        if (!SkipBreaks())
        {
            return false;
        }

        for (int i = 1; i < breaks.Count; i++)
        {
            writer.PutBreak(breaks[i]);
        }

        return true;
    }

    private void Unclosed() => findings?.Broken(
        open, 1, $"The {(quote == '"' ? "double" : "single")} quote that opens here is never closed.",
        cursor.AtEnd
            ? $"Close it by {quote}, or remove it."
            : $"Close it by {quote} before line {findings.LineOf(cursor.Position)}, or indent the lines that belong to the text.");
}
