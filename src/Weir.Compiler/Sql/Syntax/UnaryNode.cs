namespace Weir.Compiler.Sql.Syntax;

/// <summary>An operator before its operand: <c>-</c>, <c>+</c>, <c>~</c>, <c>not</c>.</summary>
internal sealed class UnaryNode(int start, int end, string sign, ExpressionNode operand) : ExpressionNode(start, end)
{
    public string Operator { get; } = sign;

    public ExpressionNode Operand { get; } = operand;

    public override IEnumerable<SqlNode> Parts => [Operand];
}
