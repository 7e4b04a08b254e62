using System.Collections.Immutable;

namespace Weir.Core.Contracts;

/// <summary>The number of rows that meet all conditions (a long).</summary>
public sealed record RowsWhere(ImmutableArray<RowCondition> Conditions) : Measure
{
    public bool Equals(RowsWhere? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Length;
}
