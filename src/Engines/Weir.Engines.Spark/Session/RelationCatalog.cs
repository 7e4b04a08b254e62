using System.Globalization;
using Weir.Core.Contracts;
using Weir.Engines.Spark.Connect;

namespace Weir.Engines.Spark.Session;

/// <summary>The relations of a session. A relation is a plan made of the plans below it; nothing is left on the server.</summary>
/// <remarks>
/// A plan holds the plans below it once for every way that leads to them. Where that makes it too large (many diamonds one above the other), a temporary
/// view of the session stands for it; the server drops it with the session.
/// </remarks>
internal sealed class RelationCatalog(SparkClient client)
{
    private const long LargestPlanBytes = 256 << 10;

    private readonly Dictionary<string, RelationEntry> entries = new(StringComparer.Ordinal);
    private int epoch;
    private int views;

    internal RelationEntry? Find(string name) => entries.GetValueOrDefault(name);

    internal void Add(RelationEntry entry) => entries[entry.Name] = entry;

    /// <summary>The plan of a relation, as it is best read now.</summary>
    /// <exception cref="Connect.Errors.SparkException">A view can't be made.</exception>
    internal Task<Wire.Relation> PlanAsync(string name, CancellationToken cancellationToken) => PlanAsync(name, [], cancellationToken);

    /// <summary>The plan of a relation, in which observed plans stand for some of the relations on the way of <see cref="WayTo"/>.</summary>
    /// <exception cref="Connect.Errors.SparkException">A view can't be made.</exception>
    internal async Task<Wire.Relation> PlanAsync(string name, IReadOnlyList<(string Relation, Func<Wire.Relation, Wire.Relation> Observe)> observers, CancellationToken cancellationToken)
    {
        string deepest = observers.Select(o => o.Relation).MaxBy(relation => WayTo(name, relation)?.Count ?? 0) ?? name;
        IReadOnlyList<string> way = WayTo(name, deepest) ?? [name];
        Wire.Relation plan = await PlainAsync(way[^1], cancellationToken).ConfigureAwait(false);
        for (int i = way.Count - 1; i >= 0; i--)
        {
            RelationEntry entry = entries[way[i]];
            plan = i == way.Count - 1 ? plan : entry.Build(new Dictionary<string, Wire.Relation>(StringComparer.Ordinal) { [way[i + 1]] = plan });
            plan = observers.Where(o => o.Relation == way[i]).Aggregate(plan, (inner, observer) => observer.Observe(inner));
        }

        return plan;
    }

    /// <summary>The relations from one down to another when whoever reads the first reads every row of the other exactly once; null otherwise.</summary>
    internal IReadOnlyList<string>? WayTo(string name, string below)
    {
        List<string> way = [name];
        while (way[^1] != below)
        {
            if (entries.GetValueOrDefault(way[^1]) is not { ReadsOnce: true, Kept: null } entry)
            {
                return null;
            }

            way.Add(entry.Upstreams[0]);
        }

        return way;
    }

    private async Task<Wire.Relation> PlainAsync(string name, CancellationToken cancellationToken)
    {
        Dictionary<string, (Wire.Relation Plan, long Bytes)> built = new(StringComparer.Ordinal);
        return (await BuildAsync(name, built, cancellationToken).ConfigureAwait(false)).Plan;
    }

    /// <summary>Lets kept rows stand for a relation from now on.</summary>
    internal void Keep(Relation relation, Wire.Relation plan)
    {
        entries[relation.Name].Kept = plan;
        epoch++;
    }

    /// <summary>Whether two reads of a relation may disagree: its own SQL, or that of a relation below it that is not kept, is volatile.</summary>
    internal bool IsVolatile(string name) => IsVolatile(name, []);

    private bool IsVolatile(string name, HashSet<string> seen) =>
        seen.Add(name) && entries.TryGetValue(name, out RelationEntry? entry) && entry.Kept is null
        && (entry.IsVolatile || entry.Upstreams.Any(upstream => IsVolatile(upstream, seen)));

    private async Task<(Wire.Relation Plan, long Bytes)> BuildAsync(
        string name, Dictionary<string, (Wire.Relation Plan, long Bytes)> built, CancellationToken cancellationToken)
    {
        if (built.TryGetValue(name, out (Wire.Relation Plan, long Bytes) known))
        {
            return known;
        }

        RelationEntry entry = entries[name];
        Dictionary<string, Wire.Relation> upstreams = new(StringComparer.Ordinal);
        long bytes = 0;
        if (entry.Kept is null)
        {
            foreach (string upstream in entry.Upstreams)
            {
                (upstreams[upstream], long size) = await BuildAsync(upstream, built, cancellationToken).ConfigureAwait(false);
                bytes += size;
            }
        }

        Wire.Relation plan = entry.Kept ?? (bytes > LargestPlanBytes ? await ViewAsync(entry, upstreams, cancellationToken).ConfigureAwait(false) : entry.Build(upstreams));
        built[name] = (plan, plan.CalculateSize());
        return built[name];
    }

    private async Task<Wire.Relation> ViewAsync(RelationEntry entry, Dictionary<string, Wire.Relation> upstreams, CancellationToken cancellationToken)
    {
        if (entry.View is not { } view || view.Epoch != epoch)
        {
            view = ($"weir_view_{(++views).ToString(CultureInfo.InvariantCulture)}", epoch);
            Wire.CreateDataFrameViewCommand create = new() { Input = entry.Build(upstreams), Name = view.Name, Replace = true };
            await client.RunAsync(new Wire.Command { CreateDataframeView = create }, null, cancellationToken).ConfigureAwait(false);
            entry.View = view;
        }

        return new Wire.Relation { Read = new Wire.Read { NamedTable = new Wire.Read.Types.NamedTable { UnparsedIdentifier = view.Name } } };
    }
}
