namespace Weir.Compiler.Sql.Syntax;

/// <summary>A query: CTEs, selects joined by set operations, order, limit. Its parts stand in the order of the text.</summary>
internal sealed class QueryNode(int start, int end, IReadOnlyList<SqlNode> queryParts) : SqlNode(start, end)
{
    public override IEnumerable<SqlNode> Parts => queryParts;
}
