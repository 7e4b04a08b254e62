using System.Collections.Immutable;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>Who runs behind whom: the modules of a Manifest by their place in it.</summary>
internal sealed class ModuleGraph
{
    private readonly Dictionary<string, int> places;
    private readonly int[][] needs;
    private readonly List<int>[] dependents;

    public ModuleGraph(Manifest manifest)
    {
        Modules = manifest.Modules;
        places = new Dictionary<string, int>(Modules.Length, StringComparer.Ordinal);
        for (int i = 0; i < Modules.Length; i++)
        {
            places.TryAdd(Modules[i].Id, i);
        }

        needs = new int[Modules.Length][];
        dependents = new List<int>[Modules.Length];
        for (int i = 0; i < Modules.Length; i++)
        {
            dependents[i] = [];
        }

        for (int i = 0; i < Modules.Length; i++)
        {
            needs[i] = [.. NeedsOf(manifest, Modules[i]).Select(id => places.GetValueOrDefault(id, -1)).Where(p => p >= 0 && p != i).Distinct()];
            foreach (int need in needs[i])
            {
                dependents[need].Add(i);
            }
        }
    }

    public ImmutableArray<ManifestModule> Modules { get; }

    public int Count => Modules.Length;

    /// <summary>The place of a module, or -1.</summary>
    public int PlaceOf(string id) => places.GetValueOrDefault(id, -1);

    /// <summary>The modules that must have ended before: upstreams by rows or signal, what a Probe looks at, and <c>depends_on</c>.</summary>
    public IReadOnlyList<int> Needs(int place) => needs[place];

    /// <summary>The modules that wait for one.</summary>
    public IReadOnlyList<int> Dependents(int place) => dependents[place];

    private static IEnumerable<string> NeedsOf(Manifest manifest, ManifestModule module)
    {
        foreach (ManifestEdge edge in manifest.EdgesInto(module.Id))
        {
            yield return edge.From;
        }

        if (module.AttachTo is { } attached)
        {
            yield return attached;
        }

        foreach (string id in module.DependsOn.IsDefault ? [] : module.DependsOn)
        {
            yield return id;
        }

        foreach (string id in module.Conduct.After)
        {
            yield return id;
        }
    }
}
