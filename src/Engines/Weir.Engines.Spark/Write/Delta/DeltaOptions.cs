using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Engines.Spark.Write.Delta;

/// <summary>What Delta's writer is told, beyond the mode.</summary>
internal static class DeltaOptions
{
    /// <param name="module">The Egress.</param>
    /// <param name="application">The name under which the table's log has the write once.</param>
    /// <param name="isNew">Whether there is no table yet, so that there is nothing to change in it.</param>
    internal static Dictionary<string, string> Of(ManifestModule module, string application, bool isNew)
    {
        Config config = module.Config;
        Dictionary<string, string> options = new(StringComparer.Ordinal) { ["txnAppId"] = application, ["txnVersion"] = "1" };
        if (isNew)
        {
            return options;
        }

        WriteMode mode = WriteModes.Of(config);
        if (config.Get(EgressSpec.MergeSchema))
        {
            options["mergeSchema"] = "true";
        }

        if (mode == WriteMode.Overwrite)
        {
            options["overwriteSchema"] = config.Get(EgressSpec.OverwriteSchema) ? "true" : "false";
            options["partitionOverwriteMode"] = "static";
        }
        else if (config.Has(EgressSpec.ReplaceWhere))
        {
            options["replaceWhere"] = config.Get(EgressSpec.ReplaceWhere).Text.Trim().TrimEnd(';');
        }
        else if (mode == WriteMode.OverwritePartitions)
        {
            options["partitionOverwriteMode"] = "dynamic";
        }

        return options;
    }
}
