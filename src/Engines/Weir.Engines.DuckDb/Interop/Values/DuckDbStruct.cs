using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A STRUCT as named values in order. An unnamed struct, <c>row(1, 2)</c>, has empty names.</summary>
public sealed class DuckDbStruct(ImmutableArray<string> names, ImmutableArray<object?> values) : IEquatable<DuckDbStruct>
{
    public ImmutableArray<string> Names { get; } = names;

    public ImmutableArray<object?> Values { get; } = values;

    /// <summary>The value of a member; names ignore case, as in SQL.</summary>
    /// <exception cref="KeyNotFoundException">There is no such member.</exception>
    public object? this[string name]
    {
        get
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
                {
                    return Values[i];
                }
            }

            throw new KeyNotFoundException($"The struct has no member '{name}'; it has {string.Join(", ", Names)}.");
        }
    }

    public bool Equals(DuckDbStruct? other) =>
        other is not null && Names.SequenceEqual(other.Names) && Values.SequenceEqual(other.Values, ValueEquality.Instance);

    public override bool Equals(object? obj) => Equals(obj as DuckDbStruct);

    public override int GetHashCode() => Names.Length;

    public override string ToString() => "{" + string.Join(", ", Names.Zip(Values, (name, value) => $"'{name}': {ValueEquality.Print(value)}")) + "}";
}
