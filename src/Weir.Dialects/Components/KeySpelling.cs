using System.Collections.Immutable;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Components;

/// <summary>Accepts <c>kebab-case</c> for the <c>snake_case</c> keys of a spec. Keys that the spec does not know are left as they are written.</summary>
internal sealed class KeySpelling(DiagnosticBag bag)
{
    public MappingNode Normalize(MappingNode node, ComponentSpec spec)
    {
        ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>(node.Count);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (MappingEntry entry in node.Entries)
        {
            (ScalarNode key, Field? field) = Match(entry.Key, spec);
            if (!seen.Add(key.Text))
            {
                bag.Add(ComponentsCodes.KeySpelledTwice, entry.Key.Span, $"'{entry.Name}' and '{(entry.Name == key.Text ? "its spelling with hyphens" : key.Text)}' are the same key, given twice.", "Remove one of the two.");
                continue;
            }

            entries.Add(new MappingEntry(key, field is null ? entry.Value : Normalize(entry.Value, field.Type)));
        }

        return node.With(entries.ToImmutable());
    }

    private Node Normalize(Node node, FieldType type) => (node, type) switch
    {
        (MappingNode mapping, ObjectType inner) => Normalize(mapping, inner.Spec),
        (SequenceNode sequence, IListType { ItemType: ObjectType item }) => new SequenceNode([.. sequence.Items.Select(i => Normalize(i, item))], sequence.Span),
        _ => node,
    };

    private static (ScalarNode Key, Field? Field) Match(ScalarNode key, ComponentSpec spec)
    {
        string snake = key.Text.Replace('-', '_');
        for (int i = 0; i < spec.Fields.Count; i++)
        {
            Field field = spec.Fields[i];
            if (FieldLookup.Answers(field, snake))
            {
                return (snake == key.Text ? key : new ScalarNode(snake, ScalarKind.Text, key.Span), field);
            }
        }

        return (key, null);
    }
}
