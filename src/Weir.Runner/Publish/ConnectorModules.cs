using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Publish;

/// <summary>Egresses whose targets live in outside systems: a connector's, or the catalogue of their engine.</summary>
internal static class ConnectorModules
{
    /// <summary>Whether an Egress writes to an outside system.</summary>
    public static bool Has(ManifestModule module, Manifest manifest, EngineServices services) => Of(module, services) is not null || TablesOf(module, manifest, services) is not null;

    /// <summary>The target of such an Egress; null for one that writes files.</summary>
    public static string? TargetOf(ManifestModule module, Manifest manifest, EngineServices services) =>
        Of(module, services)?.TargetOf(module, Context(manifest, services)) ?? TablesOf(module, manifest, services)?.TargetOf(module);

    /// <summary>Where its target lives; null for one that writes files.</summary>
    public static ITargetStore? StoreOf(ManifestModule module, Manifest manifest, EngineServices services) =>
        Of(module, services)?.OpenTarget(module, Context(manifest, services)) ?? TablesOf(module, manifest, services)?.OpenTarget(module);

    private static IConnector? Of(ManifestModule module, EngineServices services) => services.Connectors.Find(module.Config.Get(EgressSpec.Format));

    private static ConnectorContext Context(Manifest manifest, EngineServices services) =>
        new() { BaseDirectory = manifest.BaseDirectory, Redactor = services.Redactor, Time = services.Time };

    private static IEngineTables? TablesOf(ManifestModule module, Manifest manifest, EngineServices services)
    {
        if (!module.Config.Has(EgressSpec.Table) || !services.Engines.TryGetValue(module.Engine, out IEngine? engine))
        {
            return null;
        }

        return engine.Tables(new EngineSessionOptions
        {
            Settings = manifest.EngineSettings[engine.Name] as MappingNode ?? MappingNode.Empty,
            BaseDirectory = manifest.BaseDirectory,
            RunStartedAt = services.Time.GetUtcNow(),
            TimeZone = services.TimeZone,
            Redactor = services.Redactor,
        });
    }
}
