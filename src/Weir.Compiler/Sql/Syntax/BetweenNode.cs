namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value [NOT] BETWEEN low AND high</c>.</summary>
internal sealed class BetweenNode(ExpressionNode value, bool negated, ExpressionNode low, ExpressionNode high) : ExpressionNode(value.Start, high.End)
{
    public ExpressionNode Value { get; } = value;

    public bool IsNegated { get; } = negated;

    public ExpressionNode Low { get; } = low;

    public ExpressionNode High { get; } = high;

    public override IEnumerable<SqlNode> Parts => [Value, Low, High];
}
