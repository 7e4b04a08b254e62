using System.Collections.Immutable;

namespace Weir.Core.Text;

/// <summary>A list of nodes.</summary>
public sealed class SequenceNode : Node
{
    public SequenceNode(ImmutableArray<Node> items, SourceSpan span)
        : base(span) => Items = items;

    public ImmutableArray<Node> Items { get; }

    public override string Describe() => "a list";
}
