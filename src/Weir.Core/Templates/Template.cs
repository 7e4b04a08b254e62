using System.Collections.Immutable;

namespace Weir.Core.Templates;

/// <summary>A text with references to values that are known only while the run goes on.</summary>
public sealed record Template(ImmutableArray<TemplatePart> Parts)
{
    /// <summary>The reference that is the whole text, so that its value keeps its type; null when there is more.</summary>
    public TemplateReference? Whole => Parts.Length == 1 ? Parts[0].Reference : null;

    public IEnumerable<TemplateReference> References => Parts.Where(p => p.Reference is not null).Select(p => p.Reference!);
}
