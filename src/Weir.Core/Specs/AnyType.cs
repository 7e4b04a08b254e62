using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Any node, handed on as it is.</summary>
public sealed record AnyType : FieldType<Node>
{
    public static AnyType Instance { get; } = new();

    public override string Describe() => "any value";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out Node value)
    {
        value = node;
        return true;
    }

    public override string? Render(Node value) => (value as ScalarNode)?.Text;
}
