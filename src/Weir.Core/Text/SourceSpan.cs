namespace Weir.Core.Text;

/// <summary>A stretch of a source text; <see cref="None"/> where a value has no author (defaults, generated modules).</summary>
public readonly record struct SourceSpan(SourceText? Source, int Start, int Length)
{
    public static SourceSpan None => default;

    public bool IsNone => Source is null;

    public int End => Start + Length;

    /// <summary>1-based line of the start; 0 for <see cref="None"/>.</summary>
    public int Line => Source?.PositionOf(Start).Line ?? 0;

    /// <summary>1-based column of the start; 0 for <see cref="None"/>.</summary>
    public int Column => Source?.PositionOf(Start).Column ?? 0;

    /// <summary><c>path:line:column</c>, or an empty text for <see cref="None"/>.</summary>
    public override string ToString()
    {
        if (Source is null)
        {
            return "";
        }

        (int line, int column) = Source.PositionOf(Start);
        return $"{Source.Path}:{line}:{column}";
    }
}
