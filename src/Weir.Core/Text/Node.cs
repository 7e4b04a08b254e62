namespace Weir.Core.Text;

/// <summary>A node of a document, whatever its format. Immutable.</summary>
public abstract class Node
{
    private protected Node(SourceSpan span) => Span = span;

    public SourceSpan Span { get; }

    /// <summary>What the author would call it: "a text", "a list", "a mapping", ...</summary>
    public abstract string Describe();
}
