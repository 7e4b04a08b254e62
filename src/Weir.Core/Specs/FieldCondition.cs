using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Holds where a field has one of some values.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Values">The values.</param>
public sealed record FieldCondition(string Name, IReadOnlyList<string> Values)
{
    /// <summary>Whether a configuration meets it.</summary>
    public bool Holds(MappingNode node)
    {
        if (node[Name] is not ScalarNode given)
        {
            return false;
        }

        for (int i = 0; i < Values.Count; i++)
        {
            if (string.Equals(Values[i], given.Text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
