using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A MAP as its entries in order.</summary>
public sealed class DuckDbMap(ImmutableArray<KeyValuePair<object, object?>> entries) : IEquatable<DuckDbMap>
{
    public ImmutableArray<KeyValuePair<object, object?>> Entries { get; } = entries;

    public bool Equals(DuckDbMap? other) =>
        other is not null && Entries.Length == other.Entries.Length && Entries.Zip(other.Entries).All(pair =>
            ValueEquality.Instance.Equals(pair.First.Key, pair.Second.Key) && ValueEquality.Instance.Equals(pair.First.Value, pair.Second.Value));

    public override bool Equals(object? obj) => Equals(obj as DuckDbMap);

    public override int GetHashCode() => Entries.Length;

    public override string ToString() =>
        "{" + string.Join(", ", Entries.Select(entry => $"{ValueEquality.Print(entry.Key)}={ValueEquality.Print(entry.Value)}")) + "}";
}
