using Weir.Core.Text;

namespace Weir.Formats.Yaml.Scalars;

/// <summary>Texts without quotes, on one line or folded from several.</summary>
internal static class PlainScalar
{
    private static readonly Func<ScalarNode, TextMap> OneLine = static node => new TextMap(node.Span.Source!, [new TextRun(0, node.Span.Start, Verbatim: true)]);
    private static readonly Func<ScalarNode, TextMap> BlockLines = static node => Map(node, inFlow: false);
    private static readonly Func<ScalarNode, TextMap> FlowLines = static node => Map(node, inFlow: true);

    /// <summary>Makes the map of a value that stands on one line.</summary>
    public static Func<ScalarNode, TextMap> OneLineMap => OneLine;

    /// <summary>Makes the map of a value folded from several lines.</summary>
    public static Func<ScalarNode, TextMap> LinesMap(bool inFlow) => inFlow ? FlowLines : BlockLines;

    /// <summary>Moves over the part of a text that stands on this line, without the white space after it.</summary>
    public static void SkipLinePart(YamlCursor cursor, bool inFlow)
    {
        string text = cursor.Text;
        int end = cursor.End;
        int last = cursor.Position;
        for (int at = cursor.Position; at < end; at++)
        {
            char next = text[at];
            if (next is '\n' or '\r' || (next == ':' && EndsKey(cursor, at + 1, inFlow)) || (inFlow && IsFlowIndicator(next))
                || (next == '#' && at > 0 && YamlCursor.IsBlank(text[at - 1])))
            {
                break;
            }

            if (!YamlCursor.IsBlank(next))
            {
                last = at + 1;
            }
        }

        cursor.Position = last;
    }

    /// <summary>Moves to the next line of a folded text.</summary>
    /// <param name="cursor">At the end of the part on this line.</param>
    /// <param name="minColumn">Lines that begin before this column do not belong to the text.</param>
    /// <param name="inFlow">True between brackets.</param>
    /// <param name="breaks">Receives the offsets of the line breaks in between.</param>
    /// <returns>False, with the cursor where it was, when the text ends here.</returns>
    public static bool NextLine(YamlCursor cursor, int minColumn, bool inFlow, List<int> breaks)
    {
        (int position, int lineStart) = (cursor.Position, cursor.LineStart);
        breaks.Clear();
        cursor.SkipBlanks();
        while (YamlCursor.IsBreak(cursor.Current))
        {
            breaks.Add(cursor.Position);
            cursor.SkipBreak();
            cursor.SkipBlanks();
        }

        int column = inFlow ? cursor.Column : cursor.Spaces;
        if (breaks.Count > 0 && !cursor.AtEnd && column >= minColumn && cursor.Current != '#' && !cursor.AtDocumentMarker
            && !(inFlow && (IsFlowIndicator(cursor.Current) || cursor.AtIndicator(':'))))
        {
            return true;
        }

        cursor.Position = position;
        cursor.LineStart = lineStart;
        return false;
    }

    public static bool IsFlowIndicator(char character) => character is ',' or '[' or ']' or '{' or '}';

    /// <summary>True when a colon before <paramref name="after"/> ends a key.</summary>
    public static bool EndsKey(YamlCursor cursor, int after, bool inFlow) =>
        cursor.EndsWord(after) || (inFlow && IsFlowIndicator(cursor.At(after)));

    private static TextMap Map(ScalarNode node, bool inFlow)
    {
        SourceSpan span = node.Span;
        YamlCursor cursor = new(span.Source!) { Position = span.Start, LineStart = span.Start, End = span.End };
        ScalarWriter writer = new(span.Source!, withMap: true);
        List<int> breaks = [];
        int start = span.Start;
        SkipLinePart(cursor, inFlow);
        writer.Copy(start, cursor.Position - start);
        while (NextLine(cursor, 0, inFlow, breaks))
        {
            writer.PutFold(breaks);
            start = cursor.Position;
            SkipLinePart(cursor, inFlow);
            writer.Copy(start, cursor.Position - start);
        }

        return writer.ToMap(span.Start);
    }
}
