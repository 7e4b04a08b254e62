using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>True or false; the texts "true" and "false" count too, since substituted values are texts.</summary>
public sealed record BooleanType : FieldType<bool>
{
    public static BooleanType Instance { get; } = new();

    public override string Describe() => "true or false";

    public override bool TryRead(Node node, SpecReader reader, out bool value)
    {
        value = false;
        return (node is ScalarNode scalar && bool.TryParse(scalar.Text, out value)) || Mismatch(node, reader, out value);
    }

    public override string Render(bool value) => value ? "true" : "false";
}
