using Weir.Core.Text;

namespace Weir.Core.Diagnostics;

/// <summary>A repair: replace the span by the new text.</summary>
public sealed record TextEdit(SourceSpan Span, string NewText);
