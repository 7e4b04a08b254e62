namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value [NOT] IN (...)</c>, a list or a query.</summary>
internal sealed class InNode(int end, ExpressionNode value, bool negated, IReadOnlyList<SqlNode> candidates) : ExpressionNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public bool IsNegated { get; } = negated;

    /// <summary>Expressions, or one query.</summary>
    public IReadOnlyList<SqlNode> Candidates { get; } = candidates;

    public override IEnumerable<SqlNode> Parts => [Value, .. Candidates];
}
