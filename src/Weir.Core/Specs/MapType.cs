using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A mapping from free names to values of one type, in the author's order.</summary>
public sealed record MapType<T>(FieldType<T> Value) : FieldType<IReadOnlyDictionary<string, T>>, IMapType
{
    FieldType IMapType.ValueType => Value;

    public override string Describe() => $"a mapping from names, each value {Value.Describe()}";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        if (node is not MappingNode mapping)
        {
            return Mismatch(node, reader, out value);
        }

        OrderedDictionary<string, T> read = new(mapping.Count, StringComparer.Ordinal);
        for (int i = 0; i < mapping.Entries.Length; i++)
        {
            MappingEntry entry = mapping.Entries[i];
            reader.Enter(entry.Name);
            if (Value.TryRead(entry.Value, reader, out T? item))
            {
                read[entry.Name] = item;
            }

            reader.Leave();
        }

        value = read;
        return read.Count == mapping.Count;
    }

    public override string? Render(IReadOnlyDictionary<string, T> value) => value.Count == 0 ? "{}" : null;
}
