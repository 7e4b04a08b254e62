using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A mapping with the keys of a spec.</summary>
public sealed record ObjectType(ComponentSpec Spec) : FieldType<Config>
{
    public override string Describe() => $"a mapping ({Spec.Title})";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out Config value)
    {
        if (node is not MappingNode mapping)
        {
            return Mismatch(node, reader, out value);
        }

        value = new Config(Spec, mapping);
        return Spec.Check(mapping, reader);
    }

    public override string? Render(Config value) => null;
}
