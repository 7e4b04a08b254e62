using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>What may stand before a node: an anchor, a tag.</summary>
internal readonly record struct NodeProperties(string? Anchor, SourceSpan AnchorSpan, string? Tag, SourceSpan TagSpan)
{
    public static NodeProperties None => default;

    public bool IsNone => Anchor is null && Tag is null;

    /// <summary>Reads one property at the cursor and adds it.</summary>
    public NodeProperties With(YamlCursor cursor, YamlFindings findings, bool inFlow)
    {
        int start = cursor.Position;
        bool isAnchor = cursor.Current == '&';
        string word = ReadWord(cursor, inFlow);
        SourceSpan span = new(cursor.Source, start, cursor.Position - start);
        if (isAnchor && word.Length == 1)
        {
            findings.Report(FormatCodes.NeedsQuotes, start, 1, "'&' names an anchor, but no name follows.", "Put the value in quotes if it is meant to begin with '&'.");
            return this;
        }

        if (isAnchor ? Anchor is not null : Tag is not null)
        {
            findings.Broken(start, word.Length, $"A value has one {(isAnchor ? "anchor" : "tag")}, not two.", "Remove one.");
        }

        return isAnchor ? this with { Anchor = word[1..], AnchorSpan = span } : this with { Tag = word, TagSpan = span };
    }

    /// <summary>The characters up to the next white space; between brackets also up to the next of <c>,[]{}</c>.</summary>
    public static string ReadWord(YamlCursor cursor, bool inFlow)
    {
        int start = cursor.Position;
        bool verbatim = cursor.At(start) == '!' && cursor.At(start + 1) == '<';
        while (!cursor.EndsWord(cursor.Position) && (verbatim || !inFlow || !Scalars.PlainScalar.IsFlowIndicator(cursor.Current)))
        {
            cursor.Position++;
            if (verbatim && cursor.Text[cursor.Position - 1] == '>')
            {
                break;
            }
        }

        return cursor.Text[start..cursor.Position];
    }
}
