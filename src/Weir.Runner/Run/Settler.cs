using System.Collections.Concurrent;
using Weir.Core.Contracts;

namespace Weir.Runner.Run;

/// <summary>Offers the engine every relation with several readers to keep, upstream first, before the first read that needs it.</summary>
/// <remarks>Each relation is looked at once in a run, whatever reads it.</remarks>
internal sealed class Settler(IReadOnlyList<RelationNode> relations, IReadOnlyDictionary<string, int> readers)
{
    private readonly Dictionary<string, int> places = relations.Select((node, place) => (node.Relation.Name, place)).ToDictionary(r => r.Name, r => r.place, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> settled = new(StringComparer.Ordinal);

    /// <summary>Settles what a relation is made of, and itself.</summary>
    public async ValueTask SettleForAsync(Relation relation, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        foreach (int place in NeededFor(relation.Name))
        {
            RelationNode node = relations[place];
            if (node.Handover is { } handover)
            {
                await handover.FillAsync(progress, cancellationToken).ConfigureAwait(false);
            }

            int count = readers.GetValueOrDefault(node.Relation.Name);
            if (count > 1)
            {
                await node.Session.SettleAsync(node.Relation, count, progress, cancellationToken).ConfigureAwait(false);
            }

            // A relation that is settled, or behind which all is settled, needs no second look; one that failed is looked at again.
            settled[node.Relation.Name] = true;
        }
    }

    /// <summary>The places of what a relation is made of, not settled yet, upstream first.</summary>
    private IEnumerable<int> NeededFor(string name)
    {
        SortedSet<int> needed = [];
        Stack<string> next = new([name]);
        while (next.TryPop(out string? current))
        {
            // What stands behind a settled relation was read when it was settled.
            if (!settled.ContainsKey(current) && places.TryGetValue(current, out int place) && needed.Add(place))
            {
                foreach (string source in relations[place].MadeOf)
                {
                    next.Push(source);
                }
            }
        }

        return needed;
    }
}
