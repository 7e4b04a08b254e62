namespace Weir.Core.Contracts;

/// <summary>Figures to take of a relation while a write reads it.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Measures">What to take, each once.</param>
public sealed record Observation(Relation Relation, IReadOnlyList<Measure> Measures);
