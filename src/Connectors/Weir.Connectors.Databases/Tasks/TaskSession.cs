using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>An engine for one task.</summary>
internal static class TaskSession
{
    internal static ValueTask<IEngineSession> OpenAsync(IEngine engine, ConnectorCatalogue connectors, ITaskContext context, CancellationToken cancellationToken) => engine.OpenAsync(
        new EngineSessionOptions { BaseDirectory = context.BaseDirectory, RunStartedAt = context.Time.GetUtcNow(), Redactor = context.Redactor, Connectors = connectors }, cancellationToken);

    /// <exception cref="WeirException">The source can't be read.</exception>
    internal static async ValueTask<Relation> DefineAsync(IEngineSession session, ManifestModule module, CancellationToken cancellationToken)
    {
        DefinedModule defined = await session.DefineAsync(module, [], cancellationToken).ConfigureAwait(false);
        return defined.Failed ? throw new WeirException(defined.Diagnostics.First(d => d.Severity == Severity.Error)) : defined.Ports[Ports.Main];
    }
}
