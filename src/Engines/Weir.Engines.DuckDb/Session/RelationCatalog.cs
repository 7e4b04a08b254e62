using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Session;

/// <summary>What the session knows of its relations besides their columns.</summary>
internal sealed class RelationCatalog
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <param name="relation">The relation.</param>
    /// <param name="isVolatile">Whether its own SQL gives other values each time.</param>
    /// <param name="upstreams">The relations it is made of.</param>
    /// <param name="owner">The module whose SQL it is; null for what none has.</param>
    internal void Add(Relation relation, bool isVolatile, IEnumerable<Relation> upstreams, RelationOwner? owner = null) =>
        entries[relation.Name] = new Entry(isVolatile, [.. upstreams.Select(upstream => upstream.Name)], owner);

    /// <summary>A relation and all that it is made of, what others are made of first, each with its owner; those without one are left out.</summary>
    internal IEnumerable<(string Name, RelationOwner Owner)> Ancestry(Relation relation)
    {
        List<(string Name, RelationOwner Owner)> found = [];
        Visit(relation.Name, [], found);
        return found;
    }

    internal bool IsSettled(Relation relation) => entries.TryGetValue(relation.Name, out Entry? entry) && entry.IsSettled;

    internal void MarkSettled(Relation relation)
    {
        if (entries.TryGetValue(relation.Name, out Entry? entry))
        {
            entry.IsSettled = true;
        }
    }

    /// <summary>Whether two reads of a relation may disagree: its own SQL, or that of a relation below it that is not kept, is volatile.</summary>
    internal bool IsVolatile(Relation relation) => IsVolatile(relation.Name, []);

    private bool IsVolatile(string name, HashSet<string> seen) =>
        seen.Add(name) && entries.TryGetValue(name, out Entry? entry) && !entry.IsSettled
        && (entry.IsVolatile || entry.Upstreams.Any(upstream => IsVolatile(upstream, seen)));

    private void Visit(string name, HashSet<string> seen, List<(string Name, RelationOwner Owner)> found)
    {
        if (!seen.Add(name) || !entries.TryGetValue(name, out Entry? entry))
        {
            return;
        }

        foreach (string upstream in entry.Upstreams)
        {
            Visit(upstream, seen, found);
        }

        if (entry.Owner is { } owner)
        {
            found.Add((name, owner));
        }
    }

    private sealed class Entry(bool isVolatile, string[] upstreams, RelationOwner? owner)
    {
        internal RelationOwner? Owner => owner;

        internal bool IsVolatile => isVolatile;

        internal string[] Upstreams => upstreams;

        internal bool IsSettled { get; set; }
    }
}
