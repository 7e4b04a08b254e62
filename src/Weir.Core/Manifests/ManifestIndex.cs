using System.Collections.Immutable;

namespace Weir.Core.Manifests;

/// <summary>Modules by id and edges by end, so that walking a Manifest costs no more than its size.</summary>
internal sealed class ManifestIndex
{
    private readonly ImmutableArray<ManifestModule> modules;
    private readonly ImmutableArray<ManifestEdge> edges;

    public ManifestIndex(Manifest manifest)
    {
        modules = manifest.Modules;
        edges = manifest.Edges;
        Modules = new Dictionary<string, ManifestModule>(modules.Length, StringComparer.Ordinal);
        foreach (ManifestModule module in modules)
        {
            Modules.TryAdd(module.Id, module);
        }

        foreach (ManifestEdge edge in edges)
        {
            Add(Into, edge.To, edge);
            Add(From, edge.From, edge);
        }
    }

    public Dictionary<string, ManifestModule> Modules { get; }

    public Dictionary<string, List<ManifestEdge>> Into { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<ManifestEdge>> From { get; } = new(StringComparer.Ordinal);

    public bool IsOf(Manifest manifest) => modules == manifest.Modules && edges == manifest.Edges;

    private static void Add(Dictionary<string, List<ManifestEdge>> index, string id, ManifestEdge edge)
    {
        if (!index.TryGetValue(id, out List<ManifestEdge>? found))
        {
            index[id] = found = [];
        }

        found.Add(edge);
    }
}
