using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>A value as the text has it, or as it is after evaluation. Scalars, lists and objects are both.</summary>
internal abstract class Term(SourceSpan span)
{
    /// <summary>Stands for a value that is not there: an optional substitution that found nothing.</summary>
    public static Term Undefined { get; } = new NoTerm();

    /// <summary>Stands for a value that was reported already.</summary>
    public static Term Failed { get; } = new NoTerm();

    public SourceSpan Span { get; private protected set; } = span;

    private sealed class NoTerm() : Term(SourceSpan.None);
}
