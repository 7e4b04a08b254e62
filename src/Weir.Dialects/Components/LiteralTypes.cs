using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Components;

/// <summary>Refuses quoted numbers and booleans where numbers and booleans are due. Values from the environment are exempt: the environment has texts only.</summary>
internal static class LiteralTypes
{
    public static void Check(MappingNode node, ComponentSpec spec, SpecReader reader)
    {
        foreach (MappingEntry entry in node.Entries)
        {
            if (FieldOf(spec, entry.Name) is { } field)
            {
                reader.Enter(field.Name);
                Check(entry.Value, field.Type, reader);
                reader.Leave();
            }
        }
    }

    private static Field? FieldOf(ComponentSpec spec, string name)
    {
        for (int i = 0; i < spec.Fields.Count; i++)
        {
            if (FieldLookup.Answers(spec.Fields[i], name))
            {
                return spec.Fields[i];
            }
        }

        return null;
    }

    private static void Check(Node node, FieldType type, SpecReader reader)
    {
        switch (type)
        {
            case ObjectType inner when node is MappingNode mapping:
                Check(mapping, inner.Spec, reader);
                break;
            case IListType { ItemType: { } item } when node is SequenceNode sequence:
                for (int i = 0; i < sequence.Items.Length; i++)
                {
                    reader.Enter(i);
                    Check(sequence.Items[i], item, reader);
                    reader.Leave();
                }

                break;
            case IntegerType or NumberType or BooleanType when node is ScalarNode { Kind: ScalarKind.Text, Origin: ValueOrigin.Literal } text && IsReadable(text, type):
                reader.Report(
                    SpecCodes.WrongType, text.Span, $"'{reader.Path}' must be {type.Describe()}, but is the text '{text.Display}'.", $"Write it without quotes: {text.Text}.");
                break;
        }
    }

    // What does not even read as one is reported by the spec itself.
    private static bool IsReadable(ScalarNode text, FieldType type) => type.Check(text, new SpecReader([]));
}
