using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>Whether the value of an aggregate meets a condition: a bool, or null when the condition is NULL.</summary>
/// <param name="Expression">The aggregate.</param>
/// <param name="PassedWhen">A condition in which <c>value</c> stands for the aggregate's value.</param>
public sealed record AggregateVerdict(SqlText Expression, SqlText PassedWhen) : Measure;
