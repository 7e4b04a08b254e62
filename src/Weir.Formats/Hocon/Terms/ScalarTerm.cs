using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>A single value.</summary>
internal sealed class ScalarTerm(ScalarNode node) : Term(node.Span)
{
    public ScalarNode Node { get; } = node;
}
