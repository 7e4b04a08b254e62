using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Write;
using Weir.Engines.Spark.Write.Delta;

namespace Weir.Engines.Spark.Tables;

/// <summary>What an Egress asks for once its target is published.</summary>
internal static class Tending
{
    /// <exception cref="Connect.Errors.SparkException">The cluster refuses it.</exception>
    internal static async Task RunAsync(Workspace workspace, ManifestModule module, string target)
    {
        bool isTable = module.Config.Has(EgressSpec.Table);
        if (module.Config.Has(EgressSpec.RegisterAsTable) && !isTable)
        {
            await RegisterAsync(workspace, module, target).ConfigureAwait(false);
        }

        if (module.Config.Has(EgressSpec.Maintenance))
        {
            string name = isTable ? Named(module.Config.Get(EgressSpec.Table)) : DeltaTarget.NameOf(target);
            await MaintainAsync(workspace, module.Config.Get(EgressSpec.Maintenance), name).ConfigureAwait(false);
        }
    }

    private static string Named(string name) => string.Join('.', TableName.Parts(name).Select(Quote.Identifier));

    private static async Task RegisterAsync(Workspace workspace, ManifestModule module, string target)
    {
        WriteFormat format = WriteFormat.Of(module);
        string name = Named(module.Config.Get(EgressSpec.RegisterAsTable));
        string options = format.Name == "csv" ? $" OPTIONS ({string.Join(", ", format.ReadOptions().Select(option => $"{Quote.Literal(option.Key)} {Quote.Literal(option.Value)}"))}, 'inferSchema' 'true')" : "";
        await workspace.DoAsync($"CREATE TABLE IF NOT EXISTS {name} USING {format.SparkName}{options} LOCATION {Quote.Literal("file://" + target)}").ConfigureAwait(false);
        if (format.Name != "delta" && module.Config.Get(EgressSpec.PartitionBy).Count > 0)
        {
            await workspace.DoAsync($"ALTER TABLE {name} RECOVER PARTITIONS").ConfigureAwait(false);
        }

        await workspace.DoAsync($"REFRESH TABLE {name}").ConfigureAwait(false);
    }

    private static async Task MaintainAsync(Workspace workspace, Config asked, string table)
    {
        IReadOnlyList<string> order = asked.Get(MaintenanceSpec.ZOrderBy);
        if (asked.Get(MaintenanceSpec.Optimize) || order.Count > 0)
        {
            await workspace.DoAsync($"OPTIMIZE {table}{(order.Count > 0 ? $" ZORDER BY ({string.Join(", ", order.Select(Quote.Identifier))})" : "")}").ConfigureAwait(false);
        }

        if (asked.NodeOf(MaintenanceSpec.Vacuum) is ScalarNode vacuum && vacuum.Text != "false")
        {
            string retain = int.TryParse(vacuum.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int hours) ? $" RETAIN {hours} HOURS" : "";
            await workspace.DoAsync($"VACUUM {table}{retain}").ConfigureAwait(false);
        }
    }
}
