namespace Weir.Compiler.Sql.Syntax;

/// <summary>An interval with its unit: <c>INTERVAL 3 DAYS</c>, <c>INTERVAL '1-2' YEAR TO MONTH</c>; several units are several of these in a list.</summary>
internal sealed class IntervalNode(int start, int end, IReadOnlyList<IntervalPart> intervalParts) : ExpressionNode(start, end)
{
    public IReadOnlyList<IntervalPart> Units { get; } = intervalParts;

    public override IEnumerable<SqlNode> Parts => Units.Select(static u => u.Amount);
}
