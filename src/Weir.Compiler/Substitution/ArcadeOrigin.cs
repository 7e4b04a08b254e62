using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>Marks the literal values of an Arcade's modules as such, for provenance.</summary>
internal static class ArcadeOrigin
{
    public static Node Mark(Node node) => node switch
    {
        ScalarNode { Origin: ValueOrigin.Literal } scalar =>
            scalar.Resolved(scalar.Text, scalar.Kind, ValueOrigin.Arcade, _ => scalar.Map ?? TextPiece.Pinned(scalar), scalar.Display, scalar.Stable),
        MappingNode mapping => mapping.With([.. mapping.Entries.Select(e => new MappingEntry(e.Key, Mark(e.Value)))]),
        SequenceNode sequence => new SequenceNode([.. sequence.Items.Select(Mark)], sequence.Span),
        _ => node,
    };
}
