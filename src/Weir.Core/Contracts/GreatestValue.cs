namespace Weir.Core.Contracts;

/// <summary>The greatest value of a column: an instant for dates and timestamps (DateTimeOffset), else its text; null when there is none.</summary>
public sealed record GreatestValue(string Column) : Measure;
