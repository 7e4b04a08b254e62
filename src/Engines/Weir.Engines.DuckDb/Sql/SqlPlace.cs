using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>A place in an author's SQL.</summary>
internal readonly record struct SqlPlace(ScalarNode Node, int Offset)
{
    /// <summary>The span in the source: the name at the place with its qualifiers, or one character where there is none.</summary>
    internal SourceSpan Span()
    {
        string text = Node.Text;
        int end = Offset;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
        {
            end++;
        }

        if (Offset < text.Length && text[Offset] == '"' && text.IndexOf('"', Offset + 1) is var close and > 0)
        {
            end = close + 1;
        }

        return Node.Locate(Offset, Math.Max(1, end - Offset));
    }
}
