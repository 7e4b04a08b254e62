namespace Weir.Core.Events;

/// <summary>One column and one of the upstream columns that it is made of.</summary>
/// <param name="Column">The output column.</param>
/// <param name="SourceModule">The upstream module.</param>
/// <param name="SourceColumn">The upstream column; <c>*</c> when it can't be told which.</param>
public sealed record ColumnOrigin(string Column, string SourceModule, string SourceColumn);
