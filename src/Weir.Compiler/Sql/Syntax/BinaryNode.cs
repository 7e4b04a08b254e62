namespace Weir.Compiler.Sql.Syntax;

/// <summary>An operator between two operands; words in lower case.</summary>
/// <param name="sign">The operator; <c>==</c> and <c>!=</c> are <c>=</c> and <c>&lt;&gt;</c>.</param>
/// <param name="left">The left operand.</param>
/// <param name="right">The right operand.</param>
/// <param name="signStart">Where the operator stands.</param>
/// <param name="signEnd">Where it ends.</param>
internal sealed class BinaryNode(string sign, ExpressionNode left, ExpressionNode right, int signStart, int signEnd) : ExpressionNode(left.Start, right.End)
{
    public string Operator { get; } = sign;

    public ExpressionNode Left { get; } = left;

    public ExpressionNode Right { get; } = right;

    public int OperatorStart { get; } = signStart;

    public int OperatorEnd { get; } = signEnd;

    public override IEnumerable<SqlNode> Parts => [Left, Right];
}
