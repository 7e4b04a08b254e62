namespace Weir.Core.Contracts;

/// <summary>The approximate number of distinct values of a column (a long).</summary>
public sealed record DistinctCount(string Column) : Measure;
