using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A path, glob or URL. Empty is refused.</summary>
public sealed record PathType : FieldType<string>
{
    public static PathType Instance { get; } = new();

    public override string Describe() => "a path";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return Mismatch(node, reader, out value);
        }

        value = scalar.Text;
        return value.Length > 0 && !value.Contains('\0', StringComparison.Ordinal)
            ? true
            : reader.Refuse(node, "must name a path, but is empty or holds a NUL character");
    }
}
