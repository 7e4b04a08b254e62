using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Any single value, taken as text: numbers and booleans as they are written.</summary>
public sealed record TextType : FieldType<string>
{
    public static TextType Instance { get; } = new();

    public override string Describe() => "a text";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (node is ScalarNode { IsNull: false } scalar)
        {
            value = scalar.Text;
            return true;
        }

        return Mismatch(node, reader, out value);
    }
}
