using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>A condition on a row, in three-valued logic made two-valued.</summary>
/// <param name="Predicate">The predicate, as SQL of the author; null for the other kinds.</param>
/// <param name="Column">The column of the other kinds.</param>
/// <param name="NotOlderThan">With a column: its value must be at or after this instant, and not NULL; without, it must only not be NULL.</param>
/// <param name="Holds">True: the condition IS TRUE; false: it IS NOT TRUE.</param>
public sealed record RowCondition(SqlText? Predicate, string? Column, DateTimeOffset? NotOlderThan, bool Holds)
{
    /// <summary>The function of the author's that decides, instead of a predicate or a column.</summary>
    public RowCall? Call { get; init; }

    /// <summary>A row keeps an Assert's row rule.</summary>
    public RowCondition Negated => this with { Holds = !Holds };
}
