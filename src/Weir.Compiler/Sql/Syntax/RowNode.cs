namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>(a, b, ...)</c>: a struct without names.</summary>
internal sealed class RowNode(int start, int end, IReadOnlyList<ExpressionNode> items) : ExpressionNode(start, end)
{
    public IReadOnlyList<ExpressionNode> Items { get; } = items;

    public override IEnumerable<SqlNode> Parts => Items;
}
