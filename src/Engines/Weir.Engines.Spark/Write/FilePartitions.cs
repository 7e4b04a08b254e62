using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Write;

/// <summary>How many files a write makes, and that they can be seen from here.</summary>
internal static class FilePartitions
{
    /// <summary>The rows spread as <c>repartition</c> or <c>coalesce</c> of an Egress say.</summary>
    internal static Wire.Relation Spread(Wire.Relation rows, Config config)
    {
        if (Number(config, EgressSpec.Repartition) is { } count)
        {
            return PartitionOperations.Spread(rows, count, shuffle: true);
        }

        return Number(config, EgressSpec.Coalesce) is { } fewer ? PartitionOperations.Spread(rows, fewer, shuffle: false) : rows;
    }

    /// <exception cref="WeirException">Spark wrote a folder that is not there.</exception>
    internal static void RequireVisible(string folder, ManifestModule module)
    {
        if (!Directory.Exists(folder))
        {
            throw new WeirException(new Diagnostic(EngineCodes.WriteFailed, module.Config.SpanOf(EgressSpec.Path), $"Spark wrote to {folder}, which can't be seen from here.")
            {
                ModuleId = module.Id,
                Hint = "The cluster's machines and this one must see the target's folder at the same place: a shared or mounted disk.",
            });
        }
    }

    /// <summary>A number of files; <c>true</c> means one.</summary>
    private static int? Number(Config config, Field<Node> field) => config.NodeOf(field) is ScalarNode scalar
        ? scalar.Text == "true" ? 1 : int.TryParse(scalar.Text, out int number) ? number : null
        : null;
}
