using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Checkpoint;
using Weir.Runner.Locks;

namespace Weir.Runner.Run;

/// <summary>Executes one module with all that guards it: its lock, its circuit breaker and its time limit; and keeps its rows where that is asked for.</summary>
internal sealed class ModuleRun(RunContext context)
{
    /// <exception cref="Core.Diagnostics.WeirException">The module, or one that it reads, failed.</exception>
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, CancellationToken cancellationToken)
    {
        if (bound.Module.Lock is not { } policy)
        {
            return await GuardedAsync(bound, cancellationToken).ConfigureAwait(false);
        }

        using HeldLock held = await LockAsync(bound.Module, policy, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
        try
        {
            context.FencingTokens[bound.Module.Id] = held.Grant.Token;
            ModuleOutcome outcome = await GuardedAsync(bound, both.Token).ConfigureAwait(false);
            held.Confirm();
            return outcome;
        }
        catch (Exception) when (held.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw held.Failure();
        }
    }

    private async ValueTask<ModuleOutcome> GuardedAsync(BoundModule bound, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        await context.Breakers.BeginAsync(module).ConfigureAwait(false);
        using RunTimeout limit = new(module.Timeout, context.Services.Time, cancellationToken);
        try
        {
            IModuleExecutor executor = Executors.Of(bound);
            ModuleOutcome outcome = await executor.ExecuteAsync(bound, context, limit.Token).ConfigureAwait(false);
            bool kept = outcome.Status == ModuleStatus.Success && context.Checkpoints.Keeps(module) && bound.Ports.Count > 0;
            if (kept)
            {
                outcome = outcome with { Outputs = ModuleOutputs.WithCheckpoint(outcome.Outputs, await KeepAsync(bound, limit.Token).ConfigureAwait(false)) };
            }

            if (kept || executor is not LazyExecutor)
            {
                await context.Breakers.EndAsync(module, outcome.Status != ModuleStatus.Error).ConfigureAwait(false);
            }

            return outcome;
        }
        catch (Exception) when (limit.Reached)
        {
            throw limit.Failure(RunnerCodes.ModuleTimedOut, $"'{module.Id}'", module.Span, module.Id);
        }
    }

    private ValueTask<IReadOnlyDictionary<string, string>> KeepAsync(BoundModule bound, CancellationToken cancellationToken) =>
        context.Steps.RunAsync(bound.Module, token => context.Checkpoints.WriteAsync(bound, context, token), cancellationToken);

    private ValueTask<HeldLock> LockAsync(ManifestModule module, LockPolicy policy, CancellationToken cancellationToken) => new RunLocks(context.Services, context.RunId)
        .TakeAsync(policy, module.Id, holder => TellOfWait(module, holder), cancellationToken);

    private void TellOfWait(ManifestModule module, LockRecord holder)
    {
        string until = holder.ExpiresAt.UtcDateTime.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        context.Events.Notice(RunnerCodes.LockWaited, $"'{module.Id}' waits for the lock '{holder.Name}', which is held by {holder.Owner} (its lease runs to {until}).", module.Id);
    }
}
