namespace Weir.Formats.Hocon.Terms;

/// <summary>An element of a list.</summary>
internal sealed class Element(Term written)
{
    public Term Written { get; } = written;

    /// <summary>After evaluation; null before.</summary>
    public Term? Value { get; set; }
}
