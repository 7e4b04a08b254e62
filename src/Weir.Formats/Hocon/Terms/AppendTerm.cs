namespace Weir.Formats.Hocon.Terms;

/// <summary><c>key += value</c>: the list below it, and one element more.</summary>
internal sealed class AppendTerm(Element element) : Term(element.Written.Span)
{
    public Element Element { get; } = element;
}
