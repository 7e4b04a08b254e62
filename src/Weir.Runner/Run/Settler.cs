using Weir.Core.Contracts;

namespace Weir.Runner.Run;

/// <summary>Offers the engine every relation with several readers to keep, upstream first, before the first read that needs it.</summary>
internal sealed class Settler(IReadOnlyList<RelationNode> relations, IReadOnlyDictionary<string, int> readers)
{
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);

    /// <summary>Settles what a relation is made of, and itself.</summary>
    public async ValueTask SettleForAsync(Relation relation, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        HashSet<string> needed = NeededFor(relation.Name);
        foreach (RelationNode node in relations.Where(n => needed.Contains(n.Relation.Name)))
        {
            int count = readers.GetValueOrDefault(node.Relation.Name);
            if (count > 1 && !settled.Contains(node.Relation.Name))
            {
                await node.Session.SettleAsync(node.Relation, count, progress, cancellationToken).ConfigureAwait(false);
                settled.Add(node.Relation.Name);
            }
        }
    }

    private HashSet<string> NeededFor(string name)
    {
        HashSet<string> needed = new([name], StringComparer.Ordinal);
        for (int i = relations.Count - 1; i >= 0; i--)
        {
            // What stands behind a settled relation was read when it was settled.
            if (needed.Contains(relations[i].Relation.Name) && !settled.Contains(relations[i].Relation.Name))
            {
                needed.UnionWith(relations[i].MadeOf);
            }
        }

        return needed;
    }
}
