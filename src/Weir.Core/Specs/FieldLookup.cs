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

        foreach (string alias in field.Aliases)
        {
            if (node.Find(alias) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    public static bool Answers(Field field, string key) =>
        string.Equals(field.Name, key, StringComparison.Ordinal) || field.Aliases.Contains(key, StringComparer.Ordinal);
}
