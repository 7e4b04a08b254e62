using System.Collections.Concurrent;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.Hooks;
using Weir.Runner.Retry;

namespace Weir.Runner.Run;

/// <summary>Runs the steps of modules (settle, measure, write) under their retry policies.</summary>
internal sealed class StepRunner(Manifest manifest, RunEventStream events, HookChain hooks, SecretRedactor redactor, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly bool anyRetry = manifest.Modules.Any(m => m.Retry.MaxAttempts > 1);

    public async ValueTask<T> RunAsync<T>(ManifestModule module, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (!anyRetry)
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }

#pragma warning disable CA5394 // Jitter needs no secrecy.
        StepRetry retry = new(time, Random.Shared.NextDouble);
#pragma warning restore CA5394
        return await retry.RunAsync((attempt, token) => AttemptAsync(module, attempt, work, token), PolicyOf, OnRetry, cancellationToken).ConfigureAwait(false);

        RetryPolicy PolicyOf(Exception failure) => this.PolicyOf(module, failure);
        ValueTask OnRetry(int attempt, TimeSpan delay, Exception failure) => AnnounceAsync(module, attempt, delay, failure);
    }

    /// <summary>How often a module was tried.</summary>
    public int AttemptsOf(string moduleId) => attempts.GetValueOrDefault(moduleId, 1);

    /// <summary>The policy for a failure: that of the module that is to blame when it has one, else that of the module at work.</summary>
    public RetryPolicy PolicyOf(ManifestModule module, Exception failure)
    {
        ManifestModule blamed = BlamedFor(module, failure);
        return blamed.Retry == RetryPolicy.None ? module.Retry : blamed.Retry;
    }

    /// <summary>The module whose SQL or source a failure points at: a lazy chain fails where it is read.</summary>
    public ManifestModule BlamedFor(ManifestModule module, Exception failure) =>
        failure is WeirException { Diagnostic: var diagnostic } ? Blame.Of(manifest, module, diagnostic) : module;

    private ValueTask<T> AttemptAsync<T>(ManifestModule module, int attempt, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (attempt > 1)
        {
            attempts.AddOrUpdate(module.Id, attempt, (_, before) => Math.Max(before, attempt));
            events.Publish(new ModuleStarted { RunId = events.RunId, At = events.Now, ModuleId = module.Id, Attempt = attempt });
        }

        return work(cancellationToken);
    }

    private ValueTask AnnounceAsync(ManifestModule module, int attempt, TimeSpan delay, Exception failure)
    {
        Diagnostic diagnostic = Failures.ToDiagnostic(failure, module.Id, module.Span);
        RetryScheduled retry = new()
        {
            RunId = events.RunId,
            At = events.Now,
            ModuleId = module.Id,
            Attempt = attempt,
            Delay = delay,
            Error = Failures.ToRunError(diagnostic, redactor),
        };
        events.Publish(retry);
        events.Flush();
        return hooks.OnRetryAsync(retry);
    }
}
