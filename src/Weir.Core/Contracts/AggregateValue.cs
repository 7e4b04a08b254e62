using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>The value of an aggregate expression: bool, long, double, decimal or text; null for NULL.</summary>
public sealed record AggregateValue(SqlText Expression) : Measure;
