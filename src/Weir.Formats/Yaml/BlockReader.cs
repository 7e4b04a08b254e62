using Weir.Core.Text;
using Weir.Formats.Yaml.Scalars;

namespace Weir.Formats.Yaml;

/// <summary>Reads lists and mappings that are told apart by indentation.</summary>
internal sealed class BlockReader(YamlCursor cursor, YamlFindings findings, NodeReader nodes)
{
    /// <summary>Reads the list or mapping that begins at the cursor's <c>-</c> or <c>?</c>.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="mayNest">False after a key on the same line.</param>
    /// <param name="properties">What stands before it on the line.</param>
    public Node ReadCollection(int start, bool mayNest, NodeProperties properties)
    {
        char indicator = cursor.Current;
        if (!mayNest || !properties.IsNone)
        {
            findings.Broken(
                cursor.Position, 1, $"A {(indicator == '-' ? "list" : "mapping")} with '{indicator}' can't begin on this line.",
                indicator == '-' ? "Begin the list on the next line; a text that begins with '-' needs quotes." : "Begin it on the next line; a text that begins with '?' needs quotes.");
            return nodes.Empty(start);
        }

        return indicator == '-' ? ReadSequence() : ReadMapping(start, null);
    }

    /// <summary>Reads the mapping whose first key was read; the cursor is at its colon.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="key">The first key.</param>
    /// <param name="mayNest">False after another key on the same line.</param>
    /// <param name="onOneLine">False when the key spans lines.</param>
    public Node ReadMappingFrom(int start, Node key, bool mayNest, bool onOneLine)
    {
        if (!onOneLine)
        {
            findings.Broken(key.Span.Start, 1, "A key must stand on one line.", "Write it on one line; is a quote or bracket not closed?");
            return key;
        }

        return mayNest ? ReadMapping(start, key) : ReadUnquotedColon(start, key);
    }

    /// <summary>True, with the cursor at the colon, when what was read is a key.</summary>
    public bool AtColon()
    {
        int position = cursor.Position;
        cursor.SkipBlanks();
        if (cursor.AtIndicator(':'))
        {
            return true;
        }

        cursor.Position = position;
        return false;
    }

    /// <summary>Reports what follows a value on its line.</summary>
    /// <param name="node">The value.</param>
    /// <param name="atom">True for a value that ends itself: quotes, brackets, an alias.</param>
    public void CheckLineEnd(Node node, bool atom)
    {
        int end = cursor.Position;
        cursor.SkipBlanks();
        if (cursor.AtEnd || YamlCursor.IsBreak(cursor.Current) || (cursor.Current == '#' && cursor.Position > end))
        {
            return;
        }

        if (!atom && cursor.AtIndicator(':'))
        {
            ReportDeepKey(node);
            return;
        }

        bool quoted = cursor.At(end - 1) is '\'' or '"';
        string hint = !quoted ? "Put the whole value in quotes."
            : cursor.At(end - 1) == '\'' ? "Put the whole value in quotes; a single quote inside single quotes is doubled: 'it''s'."
            : "Put the whole value in quotes; a double quote inside double quotes is written \\\".";
        findings.Report(FormatCodes.NeedsQuotes, cursor.Position, 1, $"{findings.WordAt(cursor.Position)} follows a value that has already ended.", hint);
        cursor.SkipLine();
    }

    private SequenceNode ReadSequence()
    {
        int start = cursor.Position;
        int column = cursor.Column;
        List<Node> items = nodes.NewItems();
        if (nodes.Enter())
        {
            do
            {
                cursor.Position++;
                items.Add(ReadItem(column));
            }
            while (NextEntry(column, "items of this list") && cursor.AtIndicator('-'));

            nodes.Leave();
        }

        return nodes.Build(items, new SourceSpan(cursor.Source, start, nodes.LastEnd - start));
    }

    private Node ReadItem(int column)
    {
        nodes.LastEnd = cursor.Position;
        return nodes.ReadNode(column + 1, NodePlace.AfterDash);
    }

    private MappingNode ReadMapping(int start, Node? key)
    {
        int column = start - cursor.LineStart;
        MappingBuilder entries = nodes.NewMapping();
        if (nodes.Enter())
        {
            do
            {
                ReadEntry(entries, key, column);
                key = null;
            }
            while (NextEntry(column, "keys of this mapping") && !cursor.AtIndicator('-'));

            nodes.Leave();
        }

        return nodes.Build(entries, new SourceSpan(cursor.Source, start, Math.Max(nodes.LastEnd - start, 0)));
    }

    private void ReadEntry(MappingBuilder entries, Node? key, int column)
    {
        if (key is null && cursor.AtIndicator('?'))
        {
            ReadExplicit(entries, column);
            return;
        }

        key ??= ReadKey(column);
        if (key is not null)
        {
            nodes.LastEnd = ++cursor.Position;
            entries.Add(key, nodes.ReadNode(column + 1, NodePlace.AfterKey));
        }
    }

    private void ReadExplicit(MappingBuilder entries, int column)
    {
        cursor.Position++;
        Node key = ReadItem(column);
        bool another = NextEntry(column, "keys of this mapping");
        if (another && cursor.AtIndicator(':'))
        {
            cursor.Position++;
            entries.Add(key, ReadItem(column));
        }
        else
        {
            entries.Add(key, nodes.Empty(nodes.LastEnd));
        }
    }

    /// <summary>Reads a key of a mapping; null, and reading ends, when no colon follows.</summary>
    private Node? ReadKey(int column)
    {
        NodeProperties properties = NodeProperties.None;
        while (cursor.Current is '&' or '!')
        {
            properties = properties.With(cursor, findings, inFlow: false);
            cursor.SkipBlanks();
        }

        int began = nodes.Anchors.Begin(properties);
        int start = cursor.Position;
        int line = cursor.LineStart;
        Node? key = null;
        if (cursor.Current is '[' or '{' or '*' or '"' or '\'')
        {
            key = nodes.ReadAtom(column + 1, inFlow: false);
        }
        else
        {
            nodes.CheckFirst(start);
            PlainScalar.SkipLinePart(cursor, inFlow: false);
        }

        int end = cursor.Position;
        if (!AtColon() || cursor.LineStart != line)
        {
            ReportNoColon(start, end);
            return null;
        }

        return nodes.Finish(properties, key ?? nodes.PlainKey(start, end), began);
    }

    private void ReportNoColon(int start, int end)
    {
        if (findings.LineOf(start) != findings.LineOf(end))
        {
            findings.Broken(start, 1, "A key must stand on one line.", "Write it on one line; is a quote or bracket not closed?");
            return;
        }

        string word = cursor.Text[start..Math.Min(end, start + 40)];
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        bool tight = colon > 0 && colon + 1 < word.Length;
        findings.Broken(
            start, Math.Max(end - start, 1), $"A key with a colon is expected here, but '{word}' has none{(tight ? " that is followed by a space" : "")}.",
            tight ? $"Write a space behind the colon: '{word[..(colon + 1)]} {word[(colon + 1)..]}'."
                : "Write 'key: value'; or, if the line belongs to the text above it, indent it further.");
    }

    /// <summary>A line further in that has a colon, below a value that is complete.</summary>
    private void ReportDeepKey(Node node)
    {
        int start = cursor.LineStart + cursor.Spaces;
        string key = cursor.Text[start..cursor.Position].TrimEnd();
        findings.Broken(
            start, Math.Max(key.Length, 1), $"The key '{key}' is indented deeper than the keys it belongs to: the line above it has a value already.",
            $"Line it up with the key on line {node.Span.Line}, or remove the value there.");
    }

    /// <summary>A colon in a value on the line of its key: reported, and the rest of the line is taken as the text that it was meant to be.</summary>
    private ScalarNode ReadUnquotedColon(int start, Node key)
    {
        int colon = cursor.Position;
        string word = key is ScalarNode scalar ? scalar.Text : "The value";
        cursor.SkipLine();
        int end = cursor.Position;
        while (YamlCursor.IsBlank(cursor.At(end - 1)))
        {
            end--;
        }

        string text = cursor.Text[start..end];
        findings.Report(
            FormatCodes.NeedsQuotes, colon, 1, $"'{word}' is followed by a colon, but a mapping can't begin on the line of its key.",
            "Put the value in quotes if it is one text; otherwise begin the mapping on the next line, indented.");
        nodes.LastEnd = end;
        return new ScalarNode(text, ScalarKind.Text, new SourceSpan(cursor.Source, start, end - start), PlainScalar.OneLineMap);
    }

    /// <summary>Moves to the next entry at the same column; false at a line further left and at the end.</summary>
    private bool NextEntry(int column, string what)
    {
        cursor.SkipToContent();
        if (cursor.AtEnd || cursor.AtDocumentMarker)
        {
            return false;
        }

        if (cursor.TabAt >= 0)
        {
            findings.Tab(cursor.TabAt);
            return false;
        }

        if (cursor.Column > column)
        {
            findings.Broken(
                cursor.Position, 1, $"This line is indented by {cursor.Column}, but the {what} by {column}.",
                "Line it up with them; if it belongs to the text above, put that text in quotes or in a block ('|').");
            return false;
        }

        return cursor.Column == column;
    }
}
