using Weir.Core.Text;

namespace Weir.Dialects.Flow.Templates;

/// <summary>A token of a template.</summary>
/// <param name="Path">Names joined by dots.</param>
/// <param name="Default">What stands behind the first colon; null without one.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record TemplateToken(string[] Path, string? Default, SourceSpan Span)
{
    public string Text => string.Join('.', Path);
}
