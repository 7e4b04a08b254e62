using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>Executes one module with all that guards it: its circuit breaker and its time limit.</summary>
internal sealed class ModuleRun(RunContext context)
{
    /// <exception cref="Core.Diagnostics.WeirException">The module, or one that it reads, failed.</exception>
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        context.Breakers.Begin(module);
        using RunTimeout limit = new(module.Timeout, context.Services.Time, cancellationToken);
        try
        {
            ModuleOutcome outcome = await Executors.Of(bound).ExecuteAsync(bound, context, limit.Token).ConfigureAwait(false);
            if (Executors.Of(bound) is not LazyExecutor)
            {
                context.Breakers.End(module, outcome.Status != ModuleStatus.Error);
            }

            return outcome;
        }
        catch (Exception) when (limit.Reached)
        {
            throw limit.Failure(RunnerCodes.ModuleTimedOut, $"'{module.Id}'", module.Span, module.Id);
        }
    }
}
