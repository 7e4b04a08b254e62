using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>Values that stand next to each other on one line.</summary>
internal sealed class ConcatenationTerm(SourceSpan span, Term[] parts) : Term(span)
{
    public Term[] Parts { get; } = parts;
}
