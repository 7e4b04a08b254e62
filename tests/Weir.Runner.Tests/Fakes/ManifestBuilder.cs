using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Tests.Fakes;

/// <summary>Makes Manifests as a compiler would.</summary>
internal sealed class ManifestBuilder
{
    private readonly List<ManifestModule> modules = [];
    private readonly List<ManifestEdge> edges = [];

    public RetryPolicy Retry { get; set; } = RetryPolicy.None;

    /// <summary>Whether a resume can tell which modules changed.</summary>
    public bool ByConfig { get; init; }

    public string Engine { get; init; } = "fake";

    public ManifestBuilder Ingress(string id) => Ingress(id, $"/data/{id}.parquet");

    public ManifestBuilder Ingress(string id, string path) =>
        Add(id, ModuleType.Ingress, IngressSpec.Spec, Nodes.Map(("path", path), ("format", Path.GetExtension(path)[1..])));

    public ManifestBuilder Channel(string id, string query, string[] from) =>
        Add(id, ModuleType.Channel, ChannelSpec.Spec, WithPlace(query)).From(id, from);

    public ManifestBuilder Channel(string id, params string[] from) =>
        Add(id, ModuleType.Channel, ChannelSpec.Spec, Nodes.Map(("op", "sql"), ("query", $"SELECT * FROM {from[0]}"))).From(id, from);

    public ManifestBuilder Junction(string id, string from, params string[] branches) =>
        Add(id, ModuleType.Junction, JunctionSpec.Spec, Nodes.Map(("mode", "broadcast"), ("branches", branches.Select(b => (object)Nodes.Map(("id", b))).ToArray()))).From(id, from);

    public ManifestBuilder Assert(string id, string from, params MappingNode[] rules) =>
        Add(id, ModuleType.Assert, AssertSpec.Spec, Nodes.Map(("rules", rules))).From(id, from);

    public ManifestBuilder Probe(string id, string attachTo, params MappingNode[] signals) =>
        Add(id, ModuleType.Probe, ProbeSpec.Spec, Nodes.Map(("signals", signals)), m => m with { AttachTo = attachTo });

    public ManifestBuilder Regulator(string id, string from, string probe, params (string Key, object? Value)[] config)
    {
        edges.Add(new ManifestEdge(probe, id, Ports.Signal));
        return Add(id, ModuleType.Regulator, RegulatorSpec.Spec, Nodes.Map(config)).From(id, from);
    }

    public ManifestBuilder Egress(string id, string from, string path, string mode = "overwrite", string port = Ports.Main, RetryPolicy? retry = null, string format = "parquet", params (string Key, object? Value)[] more)
    {
        edges.Add(new ManifestEdge(from, id, port));
        return Add(id, ModuleType.Egress, EgressSpec.Spec, Nodes.Map([("format", format), ("path", path), ("mode", mode), .. more]), m => m with { Retry = retry ?? m.Retry });
    }

    public ManifestBuilder Depot(string id, string from, string key, string expression)
    {
        edges.Add(new ManifestEdge(from, id, Ports.Main));
        return Add(id, ModuleType.Egress, EgressSpec.Spec, Nodes.Map(("format", "depot"), ("key", key), ("value_expr", expression)));
    }

    public ManifestBuilder With(string id, Func<ManifestModule, ManifestModule> change)
    {
        int index = modules.FindIndex(m => m.Id == id);
        modules[index] = change(modules[index]);
        return this;
    }

    public ManifestBuilder Edge(ManifestEdge edge)
    {
        edges.Add(edge);
        return this;
    }

    public Manifest Build(string fingerprint = "f1") => new()
    {
        BlueprintId = "test",
        Name = "Test",
        Dialect = "blueprint",
        SourcePath = "test.yml",
        BaseDirectory = "/",
        Engine = Engine,
        Modules = [.. modules],
        Edges = [.. edges],
        Fingerprint = fingerprint,
        ModuleFingerprintFactory = ByConfig ? m => Text(m.Config.Node) : null,
    };

    /// <summary>A configuration that knows where its query stands.</summary>
    private static MappingNode WithPlace(string query)
    {
        SourceSpan span = new(new SourceText("test.yml", query), 0, query.Length);
        return new MappingNode(Nodes.Map(("op", "sql"), ("query", new ScalarNode(query, ScalarKind.Text, span))).Entries, span);
    }

    private ManifestBuilder From(string id, params string[] upstreams)
    {
        foreach (string upstream in upstreams)
        {
            string[] parts = upstream.Split('.');
            edges.Add(new ManifestEdge(parts[0], id, parts.Length > 1 ? parts[1] : Ports.Main));
        }

        return this;
    }

    private ManifestBuilder Add(string id, ModuleType type, ComponentSpec spec, MappingNode config, Func<ManifestModule, ManifestModule>? change = null)
    {
        ManifestModule module = new() { Id = id, Type = type, Label = id, Config = new Config(spec, config), Engine = Engine, Retry = Retry };
        modules.Add(change is null ? module : change(module));
        return this;
    }

    private static string Text(Node node) => node switch
    {
        MappingNode map => string.Join(",", map.Entries.Select(e => $"{e.Name}:{Text(e.Value)}")),
        SequenceNode list => string.Join(";", list.Items.Select(Text)),
        _ => node.ToString()!,
    };
}
