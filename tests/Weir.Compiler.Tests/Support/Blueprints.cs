using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Support;

/// <summary>Makes Blueprints of YAML texts.</summary>
internal static class Blueprints
{
    public static Blueprint Parse(string yaml, string path = "blueprint.yml", string folder = "/project")
    {
        SourceText source = new(path, yaml);
        MappingNode root = YamlNodes.Parse(source);
        return new Blueprint
        {
            Source = source,
            Root = root,
            Dialect = "blueprint",
            Id = root["id"] as ScalarNode ?? new ScalarNode("test", ScalarKind.Text, root.Span),
            Name = root["name"] as ScalarNode,
            Description = root["description"] as ScalarNode,
            Context = Mapping(root, "context"),
            ContextProfiles = Mapping(root, "context_profiles"),
            Modules = [.. Items(root, "modules").Cast<MappingNode>().Select(ReadModule)],
            Edges = root["edges"] is null ? null : [.. Items(root, "edges").Cast<MappingNode>().Select(ReadEdge)],
            EngineSettings = Mapping(root, "engine"),
            RetryPolicy = root["retry_policy"] as MappingNode,
            Macros = Mapping(root, "macros"),
            RequiredContext = Scalars(root, "required_context"),
            Checkpoint = (root["checkpoint"] as ScalarNode)?.Text == "true",
            SuppressedWarnings = [.. Scalars(Mapping(root, "warnings"), "suppress").Select(s => s.Text)],
            Guards = GuardSpec.In(root, GuardSpec.OfBlueprint),
            Hooks = root["hooks"] as MappingNode,
            BaseDirectory = folder,
        };
    }

    private static BlueprintModule ReadModule(MappingNode node) => new()
    {
        Id = (ScalarNode)node["id"]!,
        Type = Enum.Parse<ModuleType>(((ScalarNode)node["type"]!).Text),
        Node = node,
        Config = Mapping(node, "config"),
        Label = node["label"] as ScalarNode,
        Engine = node["engine"] as ScalarNode,
        Spillway = node["spillway"] as ScalarNode,
        AttachTo = node["attach_to"] as ScalarNode,
        DependsOn = Scalars(node, "depends_on"),
        Enabled = node["enabled"] as ScalarNode,
        Retry = node["retry"] as MappingNode,
        OnFailure = node["on_failure"] as MappingNode,
        Guards = GuardSpec.In(node, GuardSpec.OfModule),
        OnFailureWebhook = node["on_failure_webhook"],
        Materialize = node["materialize"] as ScalarNode,
        WatermarkColumn = node["watermark_column"] as ScalarNode,
        Reference = node["ref"] as ScalarNode,
        ContextOverride = node["context_override"] as MappingNode,
    };

    private static BlueprintEdge ReadEdge(MappingNode node) => new()
    {
        From = (ScalarNode)node["from"]!,
        To = (ScalarNode)node["to"]!,
        Port = node["port"] as ScalarNode,
        ErrorTypes = Scalars(node, "error_types"),
        Alias = node["as"] as ScalarNode,
        Node = node,
    };

    private static MappingNode Mapping(MappingNode node, string key) => node[key] as MappingNode ?? MappingNode.Empty;

    private static ImmutableArray<Node> Items(MappingNode node, string key) => (node[key] as SequenceNode)?.Items ?? [];

    private static ImmutableArray<ScalarNode> Scalars(MappingNode node, string key) => [.. Items(node, key).Cast<ScalarNode>()];
}
