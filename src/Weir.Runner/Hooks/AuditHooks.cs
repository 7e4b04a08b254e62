using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;

namespace Weir.Runner.Hooks;

/// <summary>Writes down who ran what, and how it ended: a line per action in an audit log.</summary>
/// <param name="log">Where the lines go.</param>
/// <param name="redactor">Cleans error texts.</param>
public sealed class AuditHooks(AuditLog log, SecretRedactor redactor) : IRunHooks
{
    public string Name => "audit";

    public ValueTask BeforeRunAsync(RunHookContext run, CancellationToken cancellationToken) => WriteAsync(
        run, "run_started", run.Manifest.BlueprintId, "success", ("fingerprint", run.Manifest.Fingerprint), ("modules", Text(run.Manifest.Modules.Length)));

    public ValueTask OnRefusedAsync(RunHookContext run, IReadOnlyList<Diagnostic> reasons, CancellationToken cancellationToken)
    {
        Diagnostic? first = reasons.FirstOrDefault(r => r.Severity == Severity.Error);
        return WriteAsync(run, "run_refused", run.Manifest.BlueprintId, "failure", ("code", first?.Code.Id), ("error", first is null ? null : Cut(new RunError(first.Code.Id, first.Message))));
    }

    public ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken) => WriteAsync(
        run, "run_finished", run.Manifest.BlueprintId, end.Status == RunStatus.Success ? "success" : "failure",
        ("run_status", end.Status.ToString().ToLowerInvariant()), ("duration_ms", Text((long)end.Duration.TotalMilliseconds)), ("error", Cut(end.Error)));

    public ValueTask BeforeModuleAsync(RunHookContext run, ManifestModule module, CancellationToken cancellationToken) =>
        WriteAsync(run, "module_started", module.Id, "success", ("type", module.Type.ToString()));

    public ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => WriteAsync(
        run, "module_finished", module.Id, end.Status switch { ModuleStatus.Success => "success", ModuleStatus.Skipped => "skipped", _ => "failure" },
        ("duration_ms", Text((long)end.Duration.TotalMilliseconds)), ("rows_out", end.RowsOut is { } rows ? Text(rows) : null), ("error", Cut(end.Error)));

    public ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken) => WriteAsync(
        run, "module_retried", retry.ModuleId, "retry", ("attempt", Text(retry.Attempt)), ("delay_ms", Text((long)retry.Delay.TotalMilliseconds)), ("error", Cut(retry.Error)));

    public ValueTask OnBreakerChangedAsync(RunHookContext run, BreakerChanged change, CancellationToken cancellationToken) => WriteAsync(
        run, "breaker_changed", change.Breaker, "warning", ("module", change.ModuleId), ("from", change.From.ToString()), ("to", change.To.ToString()));

    private ValueTask WriteAsync(RunHookContext run, string action, string resource, string status, params (string Key, string? Value)[] facts)
    {
        log.Append(new AuditEntry(action, resource, status, run.RunId, run.TraceId, [.. facts.Where(f => f.Value is not null).Select(f => (f.Key, f.Value!))]));
        return default;
    }

    private string? Cut(RunError? error) => error is null ? null : redactor.Redact(error.Message.Length <= 500 ? error.Message : error.Message[..500]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
