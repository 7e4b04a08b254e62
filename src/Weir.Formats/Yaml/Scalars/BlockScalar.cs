using Weir.Core.Text;

namespace Weir.Formats.Yaml.Scalars;

/// <summary>Texts in blocks: literal (<c>|</c>) and folded (<c>&gt;</c>).</summary>
internal sealed class BlockScalar
{
    private readonly YamlCursor cursor;
    private readonly ScalarWriter writer;
    private readonly BlockHeader header;
    private readonly int indent;
    private readonly List<int> breaks = [];
    private int contentEnd;

    private BlockScalar(YamlCursor cursor, ScalarWriter writer, BlockHeader header, int indent)
    {
        this.cursor = cursor;
        this.writer = writer;
        this.header = header;
        this.indent = indent;
        contentEnd = cursor.Position;
    }

    /// <summary>Reads the block at the cursor's indicator; the cursor ends at the line after it.</summary>
    /// <param name="cursor">At the indicator.</param>
    /// <param name="findings">Told of a wrong header, and of lines that are indented less than the first.</param>
    /// <param name="minColumn">The least column of the block's lines.</param>
    public static ScalarNode Read(YamlCursor cursor, YamlFindings findings, int minColumn)
    {
        int start = cursor.Position;
        BlockHeader header = BlockHeader.Read(cursor, findings);
        int indent = header.Increment > 0 ? Math.Max(minColumn - 1, 0) + header.Increment : BlockIndent.Detect(cursor, findings, minColumn);
        ScalarWriter writer = cursor.Writer();
        BlockScalar block = new(cursor, writer, header, indent);
        block.Decode();
        block.CheckNextLine(findings, minColumn);
        return new ScalarNode(
            writer.ToString(), ScalarKind.Text, new SourceSpan(cursor.Source, start, block.contentEnd - start), node => Map(node, header, indent));
    }

    private static TextMap Map(ScalarNode node, BlockHeader header, int indent)
    {
        SourceText source = node.Span.Source!;
        YamlCursor cursor = new(source) { Position = node.Span.Start };
        cursor.SkipLine();
        int start = cursor.Position;
        ScalarWriter writer = new(source, withMap: true);
        new BlockScalar(cursor, writer, header, indent).Decode();
        return writer.ToMap(start);
    }

    /// <summary>From the end of the header's line.</summary>
    private void Decode()
    {
        bool any = false;
        bool deeperBefore = false;
        if (!cursor.AtEnd)
        {
            cursor.SkipBreak();
        }

        while (NextContentLine())
        {
            bool deeper = YamlCursor.IsBlank(cursor.Current);
            PutBreaksBefore(any, folded: header.Folded && any && !deeper && !deeperBefore);
            int start = cursor.Position;
            cursor.SkipLine();
            writer.Copy(start, cursor.Position - start);
            contentEnd = cursor.Position;
            (any, deeperBefore) = (true, deeper);
            breaks.Clear();
            if (!cursor.AtEnd)
            {
                breaks.Add(cursor.Position);
                cursor.SkipBreak();
            }
        }

        PutBreaksAtEnd(any);
    }

    private void PutBreaksBefore(bool any, bool folded)
    {
        if (folded && any)
        {
            writer.PutFold(breaks);
            return;
        }

        foreach (int at in breaks)
        {
            writer.PutBreak(at);
        }
    }

    private void PutBreaksAtEnd(bool any)
    {
        int kept = header.Chomping switch
        {
            BlockChomping.Strip => 0,
            BlockChomping.Keep => breaks.Count,
            _ => any ? Math.Min(breaks.Count, 1) : 0,
        };
        for (int i = 0; i < kept; i++)
        {
            writer.PutBreak(breaks[i]);
        }

        if (header.Chomping == BlockChomping.Keep && kept > 0)
        {
            contentEnd = breaks[^1];
        }
    }

    /// <summary>Moves over empty lines, noting them, to the first character behind the indent; false, at the start of a line, when the block ends.</summary>
    private bool NextContentLine()
    {
        while (!cursor.AtEnd)
        {
            int lineStart = cursor.Position;
            while (cursor.Column < indent && cursor.Current == ' ')
            {
                cursor.Position++;
            }

            if (YamlCursor.IsBreak(cursor.Current))
            {
                breaks.Add(cursor.Position);
                cursor.SkipBreak();
                continue;
            }

            if (!cursor.AtEnd && cursor.Column >= indent && !cursor.AtDocumentMarker)
            {
                return true;
            }

            bool blankEnd = cursor.AtEnd;
            cursor.Position = blankEnd ? cursor.End : lineStart;
            return false;
        }

        return false;
    }

    /// <summary>A line that belongs to the block by its place, but is indented less than its first line, is a mistake that deserves its own words.</summary>
    private void CheckNextLine(YamlFindings findings, int minColumn)
    {
        int spaces = cursor.Spaces;
        char next = cursor.At(cursor.LineStart + spaces);
        if (cursor.AtEnd || next is '#' or '\0' || spaces >= indent || (spaces < minColumn && next != '\t') || cursor.AtDocumentMarker)
        {
            return;
        }

        if (next == '\t')
        {
            findings.Tab(cursor.LineStart + spaces);
            return;
        }

        findings.Broken(
            cursor.LineStart + spaces, 1, $"This line of the text block is indented by {spaces}, but its first line by {indent}.",
            "Indent all lines of the block at least as far as its first.");
    }
}
