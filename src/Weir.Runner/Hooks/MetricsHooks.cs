using System.Diagnostics.Metrics;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Hooks;

/// <summary>Counts and times runs and modules on the .NET meter <c>Weir.Runner</c>, for whoever listens (OpenTelemetry, <c>dotnet-counters</c>). Costs next to nothing when nobody does.</summary>
public sealed class MetricsHooks : IRunHooks
{
    private static readonly Meter Source = new("Weir.Runner");
    private static readonly Histogram<double> RunDuration = Source.CreateHistogram<double>("weir.run.duration", "s", "How long runs took.");
    private static readonly Histogram<double> ModuleDuration = Source.CreateHistogram<double>("weir.module.duration", "s", "How long modules were at work.");
    private static readonly Counter<long> ModuleFailures = Source.CreateCounter<long>("weir.module.failures", "{module}", "Modules that failed.");
    private static readonly Counter<long> ModuleRetries = Source.CreateCounter<long>("weir.module.retries", "{attempt}", "Attempts beyond the first.");
    private static readonly Counter<long> BreakerChanges = Source.CreateCounter<long>("weir.breaker.changes", "{change}", "Changes of circuit breakers.");

    public string Name => "metrics";

    public ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken)
    {
        RunDuration.Record(end.Duration.TotalSeconds, Tag("blueprint", run.Manifest.BlueprintId), Tag("status", end.Status.ToString()));
        return default;
    }

    public ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken)
    {
        ModuleDuration.Record(end.Duration.TotalSeconds, Tag("blueprint", run.Manifest.BlueprintId), Tag("module", module.Id), Tag("status", end.Status.ToString()));
        return default;
    }

    public ValueTask OnFailureAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken)
    {
        ModuleFailures.Add(1, Tag("blueprint", run.Manifest.BlueprintId), Tag("module", module.Id));
        return default;
    }

    public ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken)
    {
        ModuleRetries.Add(1, Tag("blueprint", run.Manifest.BlueprintId), Tag("module", retry.ModuleId));
        return default;
    }

    public ValueTask OnBreakerChangedAsync(RunHookContext run, BreakerChanged change, CancellationToken cancellationToken)
    {
        BreakerChanges.Add(1, Tag("breaker", change.Breaker), Tag("to", change.To.ToString()));
        return default;
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
