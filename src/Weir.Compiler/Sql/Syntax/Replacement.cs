namespace Weir.Compiler.Sql.Syntax;

/// <summary>A stretch of the author's text for which DuckDB has another spelling.</summary>
internal sealed class Replacement(int start, int end, string text) : SqlNode(start, end)
{
    public string Text { get; } = text;
}
