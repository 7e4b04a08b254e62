namespace Weir.Compiler.Sql.Syntax;

/// <summary>A sort key.</summary>
/// <param name="value">What is sorted by.</param>
/// <param name="descending">True for DESC.</param>
/// <param name="nullsFirst">What the author says about NULLs; null when nothing.</param>
internal sealed class OrderItemNode(int end, ExpressionNode value, bool descending, bool? nullsFirst) : SqlNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public bool IsDescending { get; } = descending;

    public bool? NullsFirst { get; } = nullsFirst;

    public override IEnumerable<SqlNode> Parts => [Value];
}
