namespace Weir.Core.Contracts;

/// <summary>The distribution of a numeric column; all figures but the count are null when there are no values.</summary>
public sealed record Distribution(double? Minimum, double? Maximum, double? Mean, double? StandardDeviation, long CountNonNull, IReadOnlyList<double?> Percentiles);
