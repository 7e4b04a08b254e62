using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.Run;

namespace Weir.Runner.Hooks;

/// <summary>Calls the hooks of a run one after the other, each on its own: what one throws, or that it takes too long, is a notice and stops nobody.</summary>
internal sealed class HookChain(IReadOnlyList<IRunHooks> hooks, RunHookContext run, RunEventStream events, SecretRedactor redactor, TimeProvider time)
{
    public ValueTask BeforeRunAsync() => CallAsync((hook, token) => hook.BeforeRunAsync(run, token));

    public ValueTask OnRefusedAsync(IReadOnlyList<Diagnostic> reasons) => CallAsync((hook, token) => hook.OnRefusedAsync(run, reasons, token));

    public ValueTask AfterRunAsync(RunFinished end) => CallAsync((hook, token) => hook.AfterRunAsync(run, end, token));

    public ValueTask BeforeModuleAsync(ManifestModule module) => CallAsync((hook, token) => hook.BeforeModuleAsync(run, module, token));

    public async ValueTask AfterModuleAsync(ManifestModule module, ModuleFinished end)
    {
        if (hooks.Count == 0)
        {
            return;
        }

        if (end.Status == ModuleStatus.Error)
        {
            await CallAsync((hook, token) => hook.OnFailureAsync(run, module, end, token)).ConfigureAwait(false);
        }

        await CallAsync((hook, token) => hook.AfterModuleAsync(run, module, end, token)).ConfigureAwait(false);
    }

    public ValueTask OnRetryAsync(RetryScheduled retry) => CallAsync((hook, token) => hook.OnRetryAsync(run, retry, token));

    public ValueTask OnBreakerChangedAsync(BreakerChanged change) => CallAsync((hook, token) => hook.OnBreakerChangedAsync(run, change, token));

    private ValueTask CallAsync(Func<IRunHooks, CancellationToken, ValueTask> call) => hooks.Count == 0 ? default : CallAllAsync(call);

    private async ValueTask CallAllAsync(Func<IRunHooks, CancellationToken, ValueTask> call)
    {
        foreach (IRunHooks hook in hooks)
        {
            try
            {
                await CallOneAsync(hook, call).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                string reason = failure is OperationCanceledException or TimeoutException ? $"it took longer than {hook.Limit.TotalSeconds:0} s" : failure.Message;
                events.Notice(RunnerCodes.HookFailed, redactor.Redact($"The hook '{hook.Name}' failed: {reason}"), (failure as WeirException)?.Diagnostic.ModuleId);
            }
        }
    }

    private async ValueTask CallOneAsync(IRunHooks hook, Func<IRunHooks, CancellationToken, ValueTask> call)
    {
        ValueTask called = call(hook, CancellationToken.None);
        if (called.IsCompletedSuccessfully)
        {
            return;
        }

        // A hook that hears no token is left behind when its time is over.
        await called.AsTask().WaitAsync(hook.Limit, time).ConfigureAwait(false);
    }
}
