namespace Weir.Compiler.Sql.Syntax;

/// <summary>Parts that are copied as they stand, with what is between them.</summary>
internal sealed class ClauseNode(int start, int end, IReadOnlyList<SqlNode> clauseParts) : SqlNode(start, end)
{
    public override IEnumerable<SqlNode> Parts => clauseParts;
}
