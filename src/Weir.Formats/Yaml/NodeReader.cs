using System.Runtime.InteropServices;
using Weir.Core.Text;
using Weir.Formats.Yaml.Scalars;

namespace Weir.Formats.Yaml;

/// <summary>Reads nodes: finds out what begins at a place and hands it to who reads it.</summary>
internal sealed class NodeReader
{
    private readonly YamlCursor cursor;
    private readonly YamlFindings findings;
    private readonly TagRules tags;
    private readonly FlowReader flow;
    private readonly BlockReader blocks;
    private readonly List<int> breaks = [];
    private readonly Stack<MappingBuilder> mappings = new();
    private readonly Stack<List<Node>> lists = new();
    private readonly KeyTable keys = new();
    private int depth;

    public NodeReader(YamlCursor cursor, YamlFindings findings, TagRules tags)
    {
        this.cursor = cursor;
        this.findings = findings;
        this.tags = tags;
        Anchors = new AnchorTable(findings);
        flow = new FlowReader(cursor, findings, this);
        blocks = new BlockReader(cursor, findings, this);
    }

    public AnchorTable Anchors { get; }

    /// <summary>Where the last value, alias or property ended.</summary>
    public int LastEnd { get; set; }

    public Node ReadDocument()
    {
        LastEnd = cursor.Position;
        return ReadNode(0, NodePlace.Document);
    }

    /// <summary>A builder for one mapping, to be given back by <see cref="Build(MappingBuilder, SourceSpan)"/>.</summary>
    public MappingBuilder NewMapping() => mappings.Count > 0 ? mappings.Pop() : new MappingBuilder(findings, Anchors);

    public MappingNode Build(MappingBuilder entries, SourceSpan span)
    {
        MappingNode built = new(entries.Build(), span);
        mappings.Push(entries);
        return built;
    }

    /// <summary>A list for the items of one sequence, to be given back by <see cref="Build(List{Node}, SourceSpan)"/>.</summary>
    public List<Node> NewItems() => lists.Count > 0 ? lists.Pop() : [];

    public SequenceNode Build(List<Node> items, SourceSpan span)
    {
        SequenceNode built = new(ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray()), span);
        items.Clear();
        lists.Push(items);
        return built;
    }

    /// <summary>A value that is not there.</summary>
    public ScalarNode Empty(int at)
    {
        LastEnd = Math.Max(LastEnd, at);
        return new ScalarNode("", ScalarKind.Null, new SourceSpan(cursor.Source, at, 0), PlainScalar.OneLineMap);
    }

    /// <summary>Goes one level deeper; false, and reading ends, when that is too deep.</summary>
    public bool Enter()
    {
        if (++depth <= YamlFormat.MaximumDepth)
        {
            return true;
        }

        findings.Stop(
            FormatCodes.TooDeep, cursor.Position, 1, $"The document nests more than {YamlFormat.MaximumDepth} levels deep here.", "Nest less deeply.");
        return false;
    }

    public void Leave() => depth--;

    /// <summary>Gives a node what stood before it.</summary>
    /// <param name="properties">The anchor and the tag.</param>
    /// <param name="node">The node.</param>
    /// <param name="began">What the anchor's <see cref="AnchorTable.Begin"/> returned.</param>
    public Node Finish(NodeProperties properties, Node node, int began)
    {
        Anchors.CountValue();
        if (properties.IsNone)
        {
            return node;
        }

        Node tagged = tags.Apply(properties, node);
        Anchors.End(properties, tagged, began);
        return tagged;
    }

    /// <summary>Reads a node in the block style.</summary>
    /// <param name="minColumn">On a line of its own the node begins at this column or further right; otherwise it is absent.</param>
    /// <param name="place">Where it is expected.</param>
    public Node ReadNode(int minColumn, NodePlace place)
    {
        int empty = cursor.Position;
        bool ownLine = cursor.SkipToContent() || cursor.Position == cursor.LineStart + cursor.Spaces;
        NodeProperties outer = NodeProperties.None;
        NodeProperties inner = NodeProperties.None;
        int start = cursor.Position;
        while (Belongs(ownLine, minColumn, place) && cursor.Current is '&' or '!')
        {
            inner = inner.With(cursor, findings, inFlow: false);
            empty = cursor.Position;
            LastEnd = empty;
            if (cursor.SkipToContent())
            {
                // What stands before the line break is for the node as a whole; what stands on the line of a key is the key's.
                (outer, inner, ownLine) = (inner, NodeProperties.None, true);
                start = cursor.Position;
            }
        }

        int began = Anchors.Begin(outer);
        Node node = Belongs(ownLine, minColumn, place) ? ReadContent(minColumn, place, ownLine, start, inner) : Finish(inner, Empty(empty), began);
        return Finish(outer, node, began);
    }

    /// <summary>Reads an alias, a text in quotes, or brackets.</summary>
    public Node ReadAtom(int minColumn, bool inFlow)
    {
        Node node = cursor.Current switch
        {
            '[' or '{' => flow.Read(minColumn),
            '*' => ReadAlias(inFlow),
            _ => QuotedScalar.Read(cursor, findings, minColumn),
        };
        LastEnd = Math.Max(LastEnd, cursor.Position);
        return node;
    }

    /// <summary>Reads a text without quotes, over several lines where it goes on.</summary>
    public ScalarNode ReadPlain(int minColumn, bool inFlow)
    {
        int start = cursor.Position;
        CheckFirst(start);
        PlainScalar.SkipLinePart(cursor, inFlow);
        return FinishPlain(start, minColumn, inFlow);
    }

    /// <summary>Reads on a text without quotes whose first line was read.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="minColumn">The least column of its lines.</param>
    /// <param name="inFlow">True between brackets.</param>
    public ScalarNode FinishPlain(int start, int minColumn, bool inFlow)
    {
        int end = cursor.Position;
        ScalarWriter? writer = null;
        while (PlainScalar.NextLine(cursor, minColumn, inFlow, breaks))
        {
            if (writer is null)
            {
                writer = cursor.Writer();
                writer.Copy(start, end - start);
            }

            writer.PutFold(breaks);
            int line = cursor.Position;
            PlainScalar.SkipLinePart(cursor, inFlow);
            end = cursor.Position;
            writer.Copy(line, end - line);
        }

        LastEnd = Math.Max(LastEnd, end);
        SourceSpan span = new(cursor.Source, start, end - start);
        if (writer is not null)
        {
            string folded = writer.ToString();
            return new ScalarNode(folded, CoreSchema.KindOf(folded), span, PlainScalar.LinesMap(inFlow));
        }

        string text = cursor.Text.Substring(start, end - start);
        return new ScalarNode(text, CoreSchema.KindOf(text), span, PlainScalar.OneLineMap);
    }

    /// <summary>Reports a first character that YAML reserves; the text is read all the same.</summary>
    public void CheckFirst(int start)
    {
        char first = cursor.At(start);
        if (first is '@' or '`' or '%' or '|' or '>' or ',' or ']' or '}')
        {
            findings.Report(FormatCodes.NeedsQuotes, start, 1, $"A value can't begin with '{first}' without quotes.", "Put it in quotes.");
        }
    }

    private Node ReadAlias(bool inFlow)
    {
        int start = cursor.Position;
        string word = NodeProperties.ReadWord(cursor, inFlow);
        SourceSpan span = new(cursor.Source, start, word.Length);
        if (word.Length == 1)
        {
            findings.Report(FormatCodes.NeedsQuotes, start, 1, "'*' names an anchor, but no name follows.", "Put the value in quotes if it is meant to begin with '*'.");
            return Empty(start);
        }

        return Anchors.Resolve(word[1..], span) ?? new ScalarNode(word, ScalarKind.Text, span, PlainScalar.OneLineMap);
    }

    /// <summary>True when content on this place is part of the node that is expected.</summary>
    private bool Belongs(bool ownLine, int minColumn, NodePlace place)
    {
        if (cursor.AtEnd || cursor.AtDocumentMarker)
        {
            return false;
        }

        if (ownLine && cursor.TabAt >= 0)
        {
            findings.Tab(cursor.TabAt);
            return false;
        }

        return !ownLine || cursor.Column >= minColumn || (place == NodePlace.AfterKey && cursor.Column == minColumn - 1 && cursor.AtIndicator('-'));
    }

    private Node ReadContent(int minColumn, NodePlace place, bool ownLine, int start, NodeProperties inner)
    {
        bool mayNest = ownLine || place == NodePlace.AfterDash;
        if (cursor.AtIndicator('-') || cursor.AtIndicator('?'))
        {
            return blocks.ReadCollection(start, mayNest, inner);
        }

        int began = Anchors.Begin(inner);
        if (cursor.Current is '|' or '>')
        {
            ScalarNode block = BlockScalar.Read(cursor, findings, minColumn);
            LastEnd = block.Span.End;
            return Finish(inner, block, began);
        }

        int line = cursor.LineStart;
        int first = cursor.Position;
        bool atom = cursor.Current is '[' or '{' or '*' or '"' or '\'';
        Node? node = atom ? ReadAtom(minColumn, inFlow: false) : SkipPlain(first);
        if (blocks.AtColon())
        {
            node ??= FinishLine(first);
            return blocks.ReadMappingFrom(start, Finish(inner, node, began), mayNest, cursor.LineStart == line);
        }

        node ??= FinishPlain(first, minColumn, inFlow: false);
        blocks.CheckLineEnd(node, atom);
        return Finish(inner, node, began);
    }

    private Node? SkipPlain(int start)
    {
        CheckFirst(start);
        PlainScalar.SkipLinePart(cursor, inFlow: false);
        return null;
    }

    /// <summary>A text without quotes that ends on its first line, since a colon follows.</summary>
    private ScalarNode FinishLine(int start)
    {
        return PlainKey(start, Math.Max(start, LastEndOfPart(start)));
    }

    /// <summary>A key without quotes. Keys repeat, so their texts are shared.</summary>
    public ScalarNode PlainKey(int start, int end)
    {
        string text = keys.Get(cursor.Text.AsSpan(start, end - start));
        return new ScalarNode(text, CoreSchema.KindOf(text), new SourceSpan(cursor.Source, start, end - start), PlainScalar.OneLineMap);
    }

    private int LastEndOfPart(int start)
    {
        int end = cursor.Position;
        while (end > start && YamlCursor.IsBlank(cursor.Text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
