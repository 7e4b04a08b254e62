using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;

namespace Weir.Runner.Publish;

/// <summary>Egresses whose targets live in outside systems.</summary>
internal static class ConnectorModules
{
    /// <summary>The connector of an Egress; null for one that writes files.</summary>
    public static IConnector? Of(ManifestModule module, EngineServices services) => services.Connectors.Find(module.Config.Get(EgressSpec.Format));

    public static ConnectorContext Context(Manifest manifest, EngineServices services) =>
        new() { BaseDirectory = manifest.BaseDirectory, Redactor = services.Redactor, Time = services.Time };
}
