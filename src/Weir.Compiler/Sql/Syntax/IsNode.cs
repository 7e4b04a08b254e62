namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value IS [NOT] NULL|TRUE|FALSE|UNKNOWN</c> or <c>IS [NOT] DISTINCT FROM other</c>.</summary>
internal sealed class IsNode(int end, ExpressionNode value, bool negated, string test, ExpressionNode? other) : ExpressionNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public bool IsNegated { get; } = negated;

    /// <summary><c>null</c>, <c>true</c>, <c>false</c>, <c>unknown</c> or <c>distinct</c>.</summary>
    public string Test { get; } = test;

    public ExpressionNode? Other { get; } = other;

    public override IEnumerable<SqlNode> Parts => Other is null ? [Value] : [Value, Other];
}
