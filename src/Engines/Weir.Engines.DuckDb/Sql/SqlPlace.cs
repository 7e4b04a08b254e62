using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>A place in an author's SQL.</summary>
/// <param name="Node">The author's text.</param>
/// <param name="Offset">The offset in it.</param>
/// <param name="IsWhole">True when the node as a whole is meant.</param>
internal readonly record struct SqlPlace(ScalarNode Node, int Offset, bool IsWhole = false)
{
    /// <summary>The span in the source: the name at the place with its qualifiers, or one character where there is none.</summary>
    internal SourceSpan Span() => IsWhole ? Node.Span : Node.Locate(Offset, Math.Max(1, SqlNames.End(Node.Text, Offset) - Offset));
}
