using Weir.Core.Text;

namespace Weir.Core.Templates;

/// <summary>A condition with the text that it was read from.</summary>
public sealed record WhenClause(string Text, Condition Condition, SourceSpan Span);
