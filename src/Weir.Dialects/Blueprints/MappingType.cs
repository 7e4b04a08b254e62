using System.Diagnostics.CodeAnalysis;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>A mapping whose keys and values are not looked at here.</summary>
internal sealed record MappingType : FieldType<MappingNode>
{
    public static MappingType Instance { get; } = new();

    public override string Describe() => "a mapping";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out MappingNode value)
    {
        value = node as MappingNode;
        return value is not null || Mismatch(node, reader, out value);
    }

    public override string? Render(MappingNode value) => null;
}
