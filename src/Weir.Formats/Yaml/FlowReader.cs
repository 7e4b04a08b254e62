using Weir.Core.Text;
using Weir.Formats.Yaml.Scalars;

namespace Weir.Formats.Yaml;

/// <summary>Reads lists and mappings in brackets.</summary>
internal sealed class FlowReader(YamlCursor cursor, YamlFindings findings, NodeReader nodes)
{
    /// <summary>Reads the list or mapping whose bracket is at the cursor.</summary>
    /// <param name="minColumn">A line that begins before this column shows that the closing bracket is missing.</param>
    public Node Read(int minColumn)
    {
        if (!nodes.Enter())
        {
            return nodes.Empty(cursor.Position);
        }

        Node node = cursor.Current == '[' ? ReadSequence(minColumn) : ReadMapping(minColumn);
        nodes.Leave();
        return node;
    }

    private SequenceNode ReadSequence(int minColumn)
    {
        int open = cursor.Position++;
        nodes.LastEnd = cursor.Position;
        List<Node> items = nodes.NewItems();
        while (NextEntry(open, ']', minColumn, items.Count > 0))
        {
            items.Add(ReadItem(open, minColumn));
        }

        return nodes.Build(items, SpanFrom(open));
    }

    private MappingNode ReadMapping(int minColumn)
    {
        int open = cursor.Position++;
        nodes.LastEnd = cursor.Position;
        MappingBuilder entries = nodes.NewMapping();
        bool any = false;
        while (NextEntry(open, '}', minColumn, any))
        {
            ReadPair(entries, ReadKey(open, minColumn), open, minColumn);
            any = true;
        }

        return nodes.Build(entries, SpanFrom(open));
    }

    private SourceSpan SpanFrom(int open) => new(cursor.Source, open, cursor.Position - open);

    /// <summary>Moves to the next entry, over the comma before it; false behind the closing bracket, and when there is none.</summary>
    private bool NextEntry(int open, char close, int minColumn, bool needsComma)
    {
        if (!Skip(open, minColumn))
        {
            return false;
        }

        if (needsComma && cursor.Current == ',')
        {
            cursor.Position++;
            needsComma = false;
            if (!Skip(open, minColumn))
            {
                return false;
            }
        }

        char next = cursor.Current;
        if (next == close)
        {
            cursor.Position++;
            return false;
        }

        if (next == ',' || next is ']' or '}' || needsComma)
        {
            Unexpected(open, close, needsComma);
            return false;
        }

        return true;
    }

    private void Unexpected(int open, char close, bool needsComma)
    {
        string kind = close == ']' ? "list" : "mapping";
        char next = cursor.Current;
        string message = next is ']' or '}'
            ? $"The {kind} that opens on line {findings.LineOf(open)} is closed by '{close}', not by '{next}'."
            : needsComma ? $"Between the entries of a {kind} in brackets stands a comma, but here is {findings.WordAt(cursor.Position)}."
            : "There is nothing before this comma.";
        string hint = next is ']' or '}' ? $"Close it by '{close}'." : needsComma ? "Add a comma, or put the text in quotes." : "Remove one of the commas.";
        findings.Broken(cursor.Position, 1, message, hint);
    }

    /// <summary>Moves over white space and comments; false when the brackets end without being closed.</summary>
    private bool Skip(int open, int minColumn)
    {
        bool crossed = cursor.SkipToContent();
        if (!cursor.AtEnd && !(crossed && cursor.Column < minColumn && cursor.Current is not (']' or '}')) && !cursor.AtDocumentMarker)
        {
            return true;
        }

        char close = cursor.Text[open] == '[' ? ']' : '}';
        findings.Broken(
            open, 1, $"The '{cursor.Text[open]}' that opens here is never closed.",
            cursor.AtEnd ? $"Close it by '{close}'; a text that begins with '{cursor.Text[open]}' needs quotes."
                : $"Close it by '{close}' before line {findings.LineOf(cursor.Position)}; a text that begins with '{cursor.Text[open]}' needs quotes.");
        return false;
    }

    /// <summary>A list's item; <c>key: value</c> in a list is a mapping of one.</summary>
    private Node ReadItem(int open, int minColumn)
    {
        int start = cursor.Position;
        bool explicitKey = cursor.AtIndicator('?');
        Node item = ReadKey(open, minColumn);
        if (!explicitKey && !AtColon(item))
        {
            return item;
        }

        MappingBuilder entries = nodes.NewMapping();
        ReadPair(entries, item, open, minColumn);
        return nodes.Build(entries, new SourceSpan(cursor.Source, start, Math.Max(nodes.LastEnd - start, 0)));
    }

    private Node ReadKey(int open, int minColumn)
    {
        if (cursor.AtIndicator('?'))
        {
            cursor.Position++;
            nodes.LastEnd = cursor.Position;
            Skip(open, minColumn);
        }

        return ReadNode(minColumn);
    }

    private void ReadPair(MappingBuilder entries, Node key, int open, int minColumn)
    {
        Node value;
        if (AtColon(key))
        {
            int empty = ++cursor.Position;
            Skip(open, minColumn);
            value = cursor.Current is ',' or ']' or '}' or '\0' ? nodes.Empty(empty) : ReadNode(minColumn);
        }
        else
        {
            value = nodes.Empty(nodes.LastEnd);
        }

        entries.Add(key, value);
    }

    /// <summary>Moves to a colon that makes the node before it a key. Behind quotes and brackets it needs no space after it, as in JSON.</summary>
    private bool AtColon(Node key)
    {
        (int position, int lineStart) = (cursor.Position, cursor.LineStart);
        cursor.SkipToContent();
        if (cursor.Current == ':')
        {
            bool likeJson = position > 0 && cursor.Text[position - 1] is '"' or '\'' or ']' or '}' && key.Span.Length > 0;
            if (likeJson || PlainScalar.EndsKey(cursor, cursor.Position + 1, inFlow: true))
            {
                return true;
            }
        }

        cursor.Position = position;
        cursor.LineStart = lineStart;
        return false;
    }

    private Node ReadNode(int minColumn)
    {
        NodeProperties properties = NodeProperties.None;
        while (cursor.Current is '&' or '!')
        {
            properties = properties.With(cursor, findings, inFlow: true);
            nodes.LastEnd = cursor.Position;
            cursor.SkipToContent();
        }

        int began = nodes.Anchors.Begin(properties);
        Node node = cursor.Current switch
        {
            ',' or ']' or '}' or '\0' => nodes.Empty(nodes.LastEnd),
            ':' when PlainScalar.EndsKey(cursor, cursor.Position + 1, inFlow: true) => nodes.Empty(cursor.Position),
            '[' or '{' or '*' or '"' or '\'' => nodes.ReadAtom(minColumn, inFlow: true),
            '-' when cursor.EndsWord(cursor.Position + 1) => Dash(),
            _ => nodes.ReadPlain(minColumn, inFlow: true),
        };
        return nodes.Finish(properties, node, began);
    }

    private ScalarNode Dash()
    {
        findings.Broken(cursor.Position, 1, "A list with '-' can't stand between brackets.", "Remove the '-': [one, two].");
        return nodes.Empty(cursor.Position);
    }
}
