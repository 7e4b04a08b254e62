using System.Collections.Immutable;
using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Cli.Render.Graph;

/// <summary>A Manifest as nodes and arrows; all drawings and the JSON form are made from it.</summary>
internal sealed record PipelineGraph(string Id, string Name, ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    public static PipelineGraph Of(Manifest manifest)
    {
        ImmutableArray<GraphNode> nodes = [.. manifest.Modules.Select(m => new GraphNode(m.Id, m.Label, m.Type, DetailOf(m), m.Enabled))];
        Dictionary<string, int> index = nodes.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        List<GraphEdge> edges = [.. manifest.Edges.Where(e => index.ContainsKey(e.From) && index.ContainsKey(e.To)).Select(e => EdgeOf(e, manifest, index))];
        foreach (ManifestModule module in manifest.Modules)
        {
            if (module.AttachTo is { } watched && index.TryGetValue(watched, out int from))
            {
                AddOnce(edges, new GraphEdge(from, index[module.Id], "", EdgeKind.Observation));
            }

            foreach (string needed in module.DependsOn.Where(index.ContainsKey))
            {
                AddOnce(edges, new GraphEdge(index[needed], index[module.Id], "", EdgeKind.Order));
            }
        }

        return new PipelineGraph(manifest.BlueprintId, manifest.Name, nodes, [.. edges]);
    }

    private static GraphEdge EdgeOf(ManifestEdge edge, Manifest manifest, Dictionary<string, int> index)
    {
        bool orders = manifest.Find(edge.From)!.Type == ModuleType.Egress;
        EdgeKind kind = orders ? EdgeKind.Order : edge.CarriesRows ? EdgeKind.Rows : EdgeKind.Signal;
        return new GraphEdge(index[edge.From], index[edge.To], edge.Port == Ports.Main ? "" : edge.Port, kind);
    }

    private static void AddOnce(List<GraphEdge> edges, GraphEdge edge)
    {
        if (!edges.Exists(e => e.From == edge.From && e.To == edge.To))
        {
            edges.Add(edge);
        }
    }

    private static string DetailOf(ManifestModule module) => module.Type switch
    {
        ModuleType.Ingress => Place(module.Config, IngressSpec.Path, IngressSpec.Table),
        ModuleType.Egress => Place(module.Config, EgressSpec.Path, EgressSpec.Table),
        ModuleType.Channel => module.Config.Get(ChannelSpec.Op),
        ModuleType.Junction => TextOf(module.Config, JunctionSpec.Mode),
        ModuleType.Funnel => TextOf(module.Config, FunnelSpec.Mode),
        ModuleType.Assert => Figures.Plural(Count(module.Config, AssertSpec.RuleList), "rule"),
        ModuleType.Probe => Figures.Plural(Count(module.Config, ProbeSpec.SignalList), "signal"),
        _ => "",
    };

    private static string Place(Config config, Field path, Field table) =>
        TextOf(config, path) is { Length: > 0 } file ? LastSegment(file) : TextOf(config, table);

    private static string LastSegment(string path)
    {
        int slash = path.TrimEnd('/').LastIndexOf('/');
        return path[(slash + 1)..];
    }

    private static string TextOf(Config config, Field field) => (config.NodeOf(field) as Core.Text.ScalarNode)?.Display.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int Count(Config config, Field field) => (config.NodeOf(field) as Core.Text.SequenceNode)?.Items.Length ?? 0;
}
