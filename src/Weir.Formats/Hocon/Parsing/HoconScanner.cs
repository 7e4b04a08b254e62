using System.Buffers;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>Walks over the characters of one text: gaps, comments, words.</summary>
internal sealed class HoconScanner(SourceText source, DiagnosticBag bag)
{
    private readonly string text = source.Text;

    public SourceText Source { get; } = source;

    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>The character here, or <c>\0</c> at the end.</summary>
    public char Here => Position < text.Length ? text[Position] : '\0';

    public char Next => Position + 1 < text.Length ? text[Position + 1] : '\0';

    public bool AtComment => Here == '#' || (Here == '/' && Next == '/');

    /// <summary>True at the end of a value: a newline, a comma, a closing bracket, a comment, the end of the text.</summary>
    public bool AtValueEnd => AtEnd || Here is '\n' or ',' or '}' or ']' || AtComment;

    public SourceSpan SpanFrom(int start) => new(Source, start, Position - start);

    public SourceSpan SpanAt(int start, int length = 1) => new(Source, start, Math.Min(length, text.Length - start));

    public string Slice(int start, int end) => text[start..end];

    public bool StartsWith(string expected) => string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    public void Report(DiagnosticCode code, SourceSpan span, string message, string? hint = null) => bag.Add(code, span, message, hint);

    /// <summary>Skips whitespace within the line.</summary>
    public void SkipBlanks()
    {
        int at = Position;
        while (at < text.Length && (text[at] == ' ' || (text[at] != '\n' && HoconChars.IsBlank(text[at]))))
        {
            at++;
        }

        Position = at;
    }

    /// <summary>Skips whitespace within the line and a comment at its end; stays before the newline.</summary>
    public void SkipToLineEnd()
    {
        SkipBlanks();
        if (AtComment)
        {
            int newline = text.IndexOf('\n', Position);
            Position = newline < 0 ? text.Length : newline;
        }
    }

    /// <summary>Skips whitespace, newlines and comments.</summary>
    public void SkipGaps()
    {
        SkipToLineEnd();
        while (Here == '\n' && !AtEnd)
        {
            Position++;
            SkipToLineEnd();
        }
    }

    /// <summary>True when a word may begin or go on here.</summary>
    public bool AtWord => !AtEnd && Here != '\n' && !HoconChars.IsBlank(Here) && !HoconChars.IsForbidden(Here) && !AtComment;

    /// <summary>Reads a word to its end: a number may hold a plus sign, nothing else may.</summary>
    public void SkipWord()
    {
        if (char.IsAsciiDigit(Here) || Here == '-')
        {
            SkipNumber();
        }

        SkipWhile(HoconChars.WordEnds);
    }

    /// <summary>Skips an unquoted stretch of a path.</summary>
    public void SkipElement() => SkipWhile(HoconChars.ElementEnds);

    /// <summary>Skips what needs no look within quotes: up to a quote, an escape or a control character.</summary>
    public void SkipQuoted()
    {
        int length = text.AsSpan(Position).IndexOfAny(HoconChars.QuoteEnds);
        Position = length < 0 ? text.Length : Position + length;
    }

    // A single slash is no end.
    private void SkipWhile(SearchValues<char> ends)
    {
        int at = Position;
        while (true)
        {
            int length = text.AsSpan(at).IndexOfAny(ends);
            at = length < 0 ? text.Length : at + length;
            if (at >= text.Length || text[at] != '/' || (at + 1 < text.Length && text[at + 1] == '/'))
            {
                break;
            }

            at++;
        }

        Position = at;
    }

    /// <summary>After an error: goes to where the next field or element may begin, over quoted texts.</summary>
    public void Recover()
    {
        while (!AtEnd && Here is not ('\n' or ',' or '}' or ']'))
        {
            int close = Here == '"' ? text.AsSpan(Position + 1).IndexOfAny('"', '\n') : -1;
            Position += close >= 0 && text[Position + 1 + close] == '"' ? close + 2 : 1;
        }
    }

    private void SkipNumber()
    {
        int end = Position + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is 'e' or 'E' or '+' or '-' or '.'))
        {
            end++;
        }

        if (NumberGrammar.KindOf(text.AsSpan(Position, end - Position)) != ScalarKind.Text)
        {
            Position = end;
        }
    }
}
