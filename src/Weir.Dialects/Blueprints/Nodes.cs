using System.Collections.Immutable;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>Takes the values of fields out of a mapping as nodes; those of the wrong shape, which were reported, count as absent.</summary>
internal static class Nodes
{
    public static ScalarNode? Scalar(MappingNode node, Field field) => FieldLookup.NodeOf(node, field) is ScalarNode { IsNull: false } found ? found : null;

    public static MappingNode? Mapping(MappingNode node, Field field) => FieldLookup.NodeOf(node, field) as MappingNode;

    public static MappingNode MappingOrEmpty(MappingNode node, Field field) => Mapping(node, field) ?? MappingNode.Empty;

    /// <summary>The scalars of a list; a single one may stand without the list.</summary>
    public static ImmutableArray<ScalarNode> Scalars(MappingNode node, Field field)
    {
        switch (FieldLookup.NodeOf(node, field))
        {
            case ScalarNode { IsNull: false } single:
                return [single];
            case SequenceNode list:
                ImmutableArray<ScalarNode>.Builder found = ImmutableArray.CreateBuilder<ScalarNode>(list.Items.Length);
                foreach (Node item in list.Items)
                {
                    if (item is ScalarNode { IsNull: false } scalar)
                    {
                        found.Add(scalar);
                    }
                }

                return found.DrainToImmutable();
            default:
                return [];
        }
    }

    public static ImmutableArray<string> Texts(MappingNode node, Field field)
    {
        ImmutableArray<ScalarNode> scalars = Scalars(node, field);
        if (scalars.IsEmpty)
        {
            return [];
        }

        string[] texts = new string[scalars.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = scalars[i].Text;
        }

        return [.. texts];
    }

    public static bool Flag(MappingNode node, Field<bool> field) => Scalar(node, field) is { } scalar && bool.TryParse(scalar.Text, out bool flag) && flag;
}
