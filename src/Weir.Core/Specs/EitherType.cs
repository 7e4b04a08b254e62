using System.Diagnostics.CodeAnalysis;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A value of one of several types; the first that reads it wins, and when none does, all are named.</summary>
public sealed record EitherType(IReadOnlyList<FieldType> Alternatives) : FieldType<Node>
{
    public override string Describe() => string.Join(", or ", Alternatives.Select(a => a.Describe()));

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out Node value)
    {
        value = node;
        foreach (FieldType alternative in Alternatives)
        {
            DiagnosticBag trial = new();
            if (alternative.Check(node, new SpecReader(trial, reader.ModuleId)) && !trial.HasErrors)
            {
                return true;
            }
        }

        // A mapping or list that almost fits deserves the finding of its own alternative, not a list of shapes.
        FieldType? sameShape = Alternatives.FirstOrDefault(a => HasShape(a, node));
        return sameShape is not null ? sameShape.Check(node, reader) : Mismatch(node, reader, out value);
    }

    public override string? Render(Node value) => (value as ScalarNode)?.Text;

    private static bool HasShape(FieldType type, Node node) => node switch
    {
        MappingNode => type is ObjectType or IMapType,
        SequenceNode => type is IListType,
        _ => type is IChoiceType,
    };
}
