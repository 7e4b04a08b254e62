using System.Collections.Immutable;

namespace Weir.Core.Contracts;

/// <summary>The distribution of a numeric column (a <see cref="Distribution"/>).</summary>
/// <param name="Column">The column.</param>
/// <param name="Percentiles">From 0 to 1; interpolated.</param>
public sealed record NumericProfile(string Column, ImmutableArray<double> Percentiles) : Measure
{
    public bool Equals(NumericProfile? other) => other is not null && Column == other.Column && Percentiles.SequenceEqual(other.Percentiles);

    public override int GetHashCode() => HashCode.Combine(Column, Percentiles.Length);
}
