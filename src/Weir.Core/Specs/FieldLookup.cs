using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Finds a field's value in a mapping by its name or an alias.</summary>
public static class FieldLookup
{
    public static Node? NodeOf(MappingNode node, Field field) => EntryOf(node, field)?.Value;

    public static MappingEntry? EntryOf(MappingNode node, Field field)
    {
        if (node.Find(field.Name) is { } found)
        {
            return found;
        }

        for (int i = 0; i < field.Aliases.Count; i++)
        {
            if (node.Find(field.Aliases[i]) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    public static bool Answers(Field field, string key)
    {
        if (string.Equals(field.Name, key, StringComparison.Ordinal))
        {
            return true;
        }

        // By index: this is asked for each key and field, and an enumerator is an allocation.
        for (int i = 0; i < field.Aliases.Count; i++)
        {
            if (string.Equals(field.Aliases[i], key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
