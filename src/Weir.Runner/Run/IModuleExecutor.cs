namespace Weir.Runner.Run;

/// <summary>Executes the modules of one role.</summary>
internal interface IModuleExecutor
{
    /// <exception cref="Core.Diagnostics.WeirException">The module, or one that it reads, failed.</exception>
    ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken);
}
