namespace Weir.Core.Contracts;

/// <summary>The number of NULLs of a column (a long).</summary>
public sealed record NullCount(string Column) : Measure;
