using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A field type that yields a <typeparamref name="T"/>.</summary>
public abstract record FieldType<T> : FieldType
{
    /// <summary>Reads a node, or reports why it can't be read.</summary>
    public abstract bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out T value);

    public override bool Check(Node node, SpecReader reader) => TryRead(node, reader, out _);

    /// <summary>The value as an author would write it; null when that is not plain.</summary>
    public virtual string? Render(T value) => value?.ToString();

    /// <summary>Reports "expected ... but found ..." and returns false.</summary>
    protected bool Mismatch(Node node, SpecReader reader, out T? value)
    {
        value = default;
        return reader.Mismatch(node, Describe());
    }
}
