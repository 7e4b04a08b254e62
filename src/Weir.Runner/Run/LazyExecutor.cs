namespace Weir.Runner.Run;

/// <summary>Ingress, Channel, Junction, Funnel: defined when the run was bound, computed where they are read.</summary>
internal sealed class LazyExecutor : IModuleExecutor
{
    public ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken) => new(ModuleOutcome.Done);
}
