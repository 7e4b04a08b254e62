using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>An object: cells by key, in the order in which the keys first appear.</summary>
internal abstract class ObjectTerm(SourceSpan span) : Term(span)
{
    public abstract IReadOnlyList<Cell> Cells { get; }

    /// <summary>The tree made of it; null before.</summary>
    public Built? Built { get; set; }

    /// <summary>True while its tree is being made.</summary>
    public bool Building { get; set; }

    public abstract Cell? Find(string key);
}
