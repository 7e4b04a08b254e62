using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>A figure to take from a relation. Measures are values: equal ones are taken once.</summary>
public abstract record Measure;
