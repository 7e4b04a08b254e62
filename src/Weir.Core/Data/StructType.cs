using System.Collections.Immutable;

namespace Weir.Core.Data;

/// <summary>Named members in order.</summary>
public sealed record StructType(ImmutableArray<SchemaField> Members) : DataType
{
    public override string Spelling => $"struct<{string.Join(",", Members.Select(m => $"{m.Name}:{m.Type.Spelling}"))}>";

    public bool Equals(StructType? other) => other is not null && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => Members.Length == 0 ? 0 : HashCode.Combine(Members.Length, Members[0]);
}
