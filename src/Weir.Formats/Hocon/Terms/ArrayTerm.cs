using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>A list. Longer lists made from it share its storage, so that appending n times costs n.</summary>
internal sealed class ArrayTerm(SourceSpan span, List<Element> elements, int count) : Term(span)
{
    public ArrayTerm(SourceSpan span, List<Element> elements)
        : this(span, elements, elements.Count)
    {
    }

    public int Count { get; } = count;

    public Element this[int index] => elements[index];

    /// <summary>The tree made of it; null before.</summary>
    public Built? Built { get; set; }

    /// <summary>True while its tree is being made.</summary>
    public bool Building { get; set; }

    /// <summary>This list, then the elements of another.</summary>
    public ArrayTerm Append(ArrayTerm other)
    {
        List<Element> shared = Shared(other.Count);
        for (int i = 0; i < other.Count; i++)
        {
            shared.Add(other[i]);
        }

        return new ArrayTerm(Span, shared);
    }

    /// <summary>This list, then one element.</summary>
    public ArrayTerm Append(Element element)
    {
        List<Element> shared = Shared(1);
        shared.Add(element);
        return new ArrayTerm(Span, shared);
    }

    // The storage can be shared only by the first to append; who comes second copies.
    private List<Element> Shared(int more)
    {
        if (elements.Count == Count)
        {
            return elements;
        }

        List<Element> copy = new(Count + more);
        copy.AddRange(elements.GetRange(0, Count));
        return copy;
    }
}
