namespace Weir.Compiler.Sql.Syntax;

/// <summary><c>value [NOT] LIKE|ILIKE|RLIKE [ANY|ALL] pattern [ESCAPE c]</c>.</summary>
internal sealed class LikeNode(int end, ExpressionNode value, bool negated, string kind, string? quantifier, IReadOnlyList<ExpressionNode> patterns, LiteralNode? escape)
    : ExpressionNode(value.Start, end)
{
    public ExpressionNode Value { get; } = value;

    public bool IsNegated { get; } = negated;

    /// <summary><c>like</c>, <c>ilike</c> or <c>rlike</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary><c>any</c>, <c>all</c> or null.</summary>
    public string? Quantifier { get; } = quantifier;

    public IReadOnlyList<ExpressionNode> Patterns { get; } = patterns;

    public LiteralNode? Escape { get; } = escape;

    public override IEnumerable<SqlNode> Parts => [Value, .. Patterns];
}
