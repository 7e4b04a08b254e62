namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>(expression)</c>.</summary>
internal sealed class ParenthesisNode(int start, int end, ExpressionNode inner) : ExpressionNode(start, end)
{
    public ExpressionNode Inner { get; } = inner;

    public override IEnumerable<SqlNode> Parts => [Inner];
}
