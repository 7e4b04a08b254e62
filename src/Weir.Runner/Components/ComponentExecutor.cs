using Weir.Core.Components;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Components;

/// <summary>Runs a component: opens what it holds, does its work under the module's retry policy, closes.</summary>
internal sealed class ComponentExecutor : IModuleExecutor
{
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        BoundComponent component = bound.Component!;
        component.Context.BeginRun(context, bound, cancellationToken);
        if (component.Component is not IComponentResource resource)
        {
            await RunAsync(bound, component, context, cancellationToken).ConfigureAwait(false);
            return ModuleOutcome.Done;
        }

        await CallAsync(bound, context, () => resource.OpenAsync(component.Context, cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync(bound, component, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await CloseAfterFailureAsync(resource, bound.Module, context).ConfigureAwait(false);
            throw;
        }

        await CallAsync(bound, context, resource.CloseAsync, cancellationToken).ConfigureAwait(false);
        return ModuleOutcome.Done;
    }

    private static async ValueTask RunAsync(BoundModule bound, BoundComponent component, RunContext context, CancellationToken cancellationToken) =>
        await context.Steps.RunAsync(
            bound.Module,
            async token =>
            {
                component.Context.BeginRun(context, bound, token);
                await CallAsync(bound, context, () => component.Component.RunAsync(component.Context, token), token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    private static async ValueTask CallAsync(BoundModule bound, RunContext context, Func<ValueTask> call, CancellationToken cancellationToken) =>
        await ComponentFault.GuardAsync(
            bound.Module,
            context.Manifest.BaseDirectory,
            async () =>
            {
                await call().ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>The failure that led here counts; another one while closing is only told.</summary>
    private static async ValueTask CloseAfterFailureAsync(IComponentResource resource, ManifestModule module, RunContext context)
    {
        try
        {
            await resource.CloseAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The user's code may throw anything; the first failure is on its way already.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            context.Events.Notice(RunnerCodes.ComponentFailed, context.Services.Redactor.Redact($"'{module.Id}' could not be closed: {failure.Message}"), module.Id);
        }
    }
}
