namespace Weir.Core.Contracts;

/// <summary>The number of rows (a long).</summary>
public sealed record RowCount : Measure;
