using Weir.Core.Data;

namespace Weir.Core.Components;

/// <summary>Compares what is given with what is needed.</summary>
public static class SchemaContract
{
    /// <summary>Every reason why <paramref name="given"/> does not satisfy <paramref name="needed"/>, each the end of a sentence; empty when it does.</summary>
    /// <param name="given">The columns that come.</param>
    /// <param name="needed">The columns that must come. One that may be NULL may also be absent.</param>
    /// <param name="promised">
    /// True when both are contracts, so that a column that may be NULL can't meet one that may not. Engines seldom know that no value is missing, so
    /// their schemas are compared without this.
    /// </param>
    public static IReadOnlyList<string> Breaches(Schema given, Schema needed, bool promised)
    {
        List<string> breaches = [];
        foreach (SchemaField need in needed.Fields)
        {
            SchemaField? found = given.Find(need.Name);
            if (found is null)
            {
                if (!need.Nullable)
                {
                    breaches.Add($"there is no column '{need.Name}' ({need.Type})");
                }
            }
            else if (!Equals(found.Type, need.Type))
            {
                breaches.Add($"column '{need.Name}' is {found.Type}, but {need.Type} is needed");
            }
            else if (promised && found.Nullable && !need.Nullable)
            {
                breaches.Add($"column '{need.Name}' may be NULL, but must not");
            }
        }

        return breaches;
    }
}
