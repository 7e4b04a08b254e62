namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value[index]</c>.</summary>
internal sealed class SubscriptNode(int end, ExpressionNode value, ExpressionNode index) : ExpressionNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public ExpressionNode Index { get; } = index;

    public override IEnumerable<SqlNode> Parts => [Value, Index];
}
