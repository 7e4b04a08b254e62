using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>The name of a module, and where it was named.</summary>
internal sealed record Reference(string Id, SourceSpan Span);
