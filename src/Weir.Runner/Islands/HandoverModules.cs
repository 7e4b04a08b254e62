using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Islands;

/// <summary>The modules that a handover is made of, beside those of the Blueprint.</summary>
internal static class HandoverModules
{
    /// <summary>A module without a row of its input, and with all its columns.</summary>
    public static ManifestModule None(ManifestModule of, string id) => of with
    {
        Id = id + "__none",
        Type = ModuleType.Channel,
        Config = new Config(ChannelSpec.Spec, new MappingNode([Entry("op", "filter"), Entry("condition", "1 = 0")], SourceSpan.None)),
        Refinement = null,
        Checkpoint = false,
    };

    /// <summary>A module that reads a folder on another engine.</summary>
    public static ManifestModule Reader(ManifestModule of, string id, string folder, string engine) => of with
    {
        Id = id,
        Type = ModuleType.Ingress,
        Engine = engine,
        Config = ParquetAt(IngressSpec.Spec, folder + "/"),
        Refinement = null,
        Checkpoint = false,
    };

    /// <summary>What <see cref="None"/> reads.</summary>
    public static ModuleInput InputOf(ManifestModule of, Relation rows) => new("rows", Ports.Main, rows) { ModuleId = of.Id };

    public static Config ParquetAt(ComponentSpec spec, string path) => new(spec, new MappingNode([Entry("format", "parquet"), Entry("path", path)], SourceSpan.None));

    private static MappingEntry Entry(string key, string value) =>
        new(new ScalarNode(key, ScalarKind.Text, SourceSpan.None), new ScalarNode(value, ScalarKind.Text, SourceSpan.None));
}
