using System.Collections.Immutable;

namespace Weir.Core.Data;

/// <summary>The columns of a relation, in order.</summary>
public sealed record Schema(ImmutableArray<SchemaField> Fields)
{
    public static Schema Empty { get; } = new(ImmutableArray<SchemaField>.Empty);

    public IEnumerable<string> Names => Fields.Select(f => f.Name);

    /// <summary>The column of a name, or null; SQL's columns ignore case.</summary>
    public SchemaField? Find(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    public bool Equals(Schema? other) => other is not null && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => Fields.Length;

    public override string ToString() => string.Join(", ", Fields.Select(f => $"{f.Name} {f.Type}"));
}
