using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>A place in an author's SQL.</summary>
internal readonly record struct SqlPlace(ScalarNode Node, int Offset)
{
    /// <summary>The span in the source, as long as the name it is about.</summary>
    internal SourceSpan Span(int length = 1) => Node.Locate(Offset, Math.Max(1, Math.Min(length, Node.Text.Length - Offset)));
}
