using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Session;

namespace Weir.Engines.Spark.Tables;

/// <summary>The tables of a cluster's catalogue as targets.</summary>
internal sealed class SparkTables(EngineSessionOptions options, TimeProvider time) : IEngineTables
{
    public string TargetOf(ManifestModule module)
    {
        Config config = SessionSettings.Read(options);
        SparkAddress address = SessionSettings.Address(config, options);
        IEnumerable<string> parts = TableName.Parts(module.Config.Get(EgressSpec.Table)).Select(part => Uri.EscapeDataString(part.ToLowerInvariant()).Replace(".", "%2E", StringComparison.Ordinal));
        return $"spark://{address.Host.ToLowerInvariant()}:{address.Port}/{string.Join('.', parts)}";
    }

    public ITargetStore OpenTarget(ManifestModule module) => new TableStore(options, TablePlan.Of(module), time);
}
