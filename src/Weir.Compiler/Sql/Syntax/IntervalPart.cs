namespace Weir.Compiler.Sql.Syntax;

/// <summary>An amount and a unit of an interval.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Unit">Lower case, singular: <c>day</c>; empty when the text itself names units.</param>
/// <param name="To">The last unit of a range (<c>YEAR TO MONTH</c>), or null.</param>
internal sealed record IntervalPart(ExpressionNode Amount, string Unit, string? To);
