namespace Weir.Core.Contracts;

/// <summary>A measure and its answer; the type of the value is said by the measure.</summary>
public sealed record MeasureValue(Measure Measure, object? Value);
