using System.Collections.Immutable;

namespace Weir.Core.Contracts;

/// <summary>A condition on a row that is a function of the user's over some of its columns.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Columns">Its arguments, in order.</param>
public sealed record RowCall(string Function, ImmutableArray<string> Columns)
{
    public bool Equals(RowCall? other) => other is not null && Function == other.Function && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => Function.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{Function}({string.Join(", ", Columns)})";
}
