using Weir.Core.Text;
using Weir.Formats.Yaml.Scalars;

namespace Weir.Formats.Yaml;

/// <summary>A place in a text that moves forward, and knows the line that it is on.</summary>
internal sealed class YamlCursor(SourceText source)
{
    private ScalarWriter? writer;

    public SourceText Source { get; } = source;

    public string Text { get; } = source.Text;

    /// <summary>UTF-16 offset of the next character.</summary>
    public int Position { get; set; }

    /// <summary>Where the text ends for this cursor.</summary>
    public int End { get; set; } = source.Text.Length;

    /// <summary>Offset of the first character of the line.</summary>
    public int LineStart { get; set; }

    /// <summary>The first tab in the white space before the content of this line, or -1.</summary>
    public int TabAt { get; private set; } = -1;

    /// <summary>0-based.</summary>
    public int Column => Position - LineStart;

    /// <summary>How many spaces the line begins with: tabs do not indent.</summary>
    public int Spaces
    {
        get
        {
            int at = LineStart;
            while (At(at) == ' ')
            {
                at++;
            }

            return at - LineStart;
        }
    }

    public bool AtEnd => Position >= End;

    /// <summary>The next character; NUL at the end (no readable text holds one).</summary>
    public char Current => Position < End ? Text[Position] : '\0';

    public char At(int offset) => offset < End ? Text[offset] : '\0';

    public static bool IsBlank(char character) => character is ' ' or '\t';

    public static bool IsBreak(char character) => character is '\n' or '\r';

    /// <summary>True where a word ends: white space, a line break, the end.</summary>
    public bool EndsWord(int offset) => At(offset) is ' ' or '\t' or '\n' or '\r' or '\0';

    /// <summary>True at <c>-</c>, <c>?</c> or <c>:</c> that stands alone and so has a meaning.</summary>
    public bool AtIndicator(char indicator) => Current == indicator && EndsWord(Position + 1);

    /// <summary>True at <c>---</c> or <c>...</c> at the start of a line.</summary>
    public bool AtDocumentMarker => Position == LineStart && Current is '-' or '.' && IsMarker(Position);

    public bool IsMarker(int lineStart)
    {
        char first = At(lineStart);
        return first is '-' or '.' && At(lineStart + 1) == first && At(lineStart + 2) == first && EndsWord(lineStart + 3);
    }

    /// <summary>Moves over one line break.</summary>
    public void SkipBreak()
    {
        Position += At(Position) == '\r' && At(Position + 1) == '\n' ? 2 : 1;
        LineStart = Position;
        TabAt = -1;
    }

    public void SkipBlanks()
    {
        while (IsBlank(Current))
        {
            Position++;
        }
    }

    /// <summary>Moves to the end of the line.</summary>
    public void SkipLine()
    {
        int length = Text.AsSpan(Position, End - Position).IndexOfAny('\n', '\r');
        Position = length < 0 ? End : Position + length;
    }

    /// <summary>Moves over white space, comments and line breaks.</summary>
    /// <returns>True when the content found stands on another line.</returns>
    public bool SkipToContent()
    {
        bool crossed = false;
        while (true)
        {
            SkipBlanksNotingTabs();
            char next = Current;
            if (next == '#' && (Position == LineStart || IsBlank(Text[Position - 1])))
            {
                SkipLine();
                next = Current;
            }

            if (!IsBreak(next))
            {
                return crossed;
            }

            SkipBreak();
            crossed = true;
        }
    }

    /// <summary>The writer of values that don't stand in the text as they are; one for all of a text.</summary>
    public ScalarWriter Writer()
    {
        writer ??= new ScalarWriter(Source, withMap: false);
        writer.Clear();
        return writer;
    }

    /// <summary>Ends the text here: nothing more will be read.</summary>
    public void Stop() => End = Position;

    private void SkipBlanksNotingTabs()
    {
        bool leading = Position == LineStart;
        while (true)
        {
            char next = Current;
            if (next == '\t' && leading && TabAt < 0)
            {
                TabAt = Position;
            }
            else if (next is not (' ' or '\t'))
            {
                return;
            }

            Position++;
        }
    }
}
