namespace Weir.Runner.Run;

/// <summary>Executes the modules of one role.</summary>
internal interface IModuleExecutor
{
    /// <summary>True when it works on the engine's session, which takes one call at a time; false when its modules may run beside each other.</summary>
    bool UsesEngine => true;

    /// <exception cref="Core.Diagnostics.WeirException">The module, or one that it reads, failed.</exception>
    ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken);
}
