using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>The whitespace between two parts of a concatenation: kept between texts, dropped between lists or objects.</summary>
internal sealed class WhitespaceTerm(SourceSpan span) : Term(span)
{
    public string Text => Span.Source!.Text.Substring(Span.Start, Span.Length);
}
