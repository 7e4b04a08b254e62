using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;

namespace Weir.Runner.Hooks;

/// <summary>A line per event of a run, for log collectors.</summary>
/// <param name="write">Takes a whole line, without its end.</param>
/// <param name="least">What matters less is left out.</param>
/// <param name="json">JSON lines; otherwise text.</param>
/// <param name="structured">Whether values stand apart from the text.</param>
/// <param name="redactor">Cleans every line.</param>
/// <param name="time">For the lines' times.</param>
public sealed class LogHooks(Action<string> write, LogLevel least, bool json, bool structured, SecretRedactor redactor, TimeProvider time) : IRunHooks
{
    private readonly Lock gate = new();

    public string Name => "logging";

    public ValueTask BeforeRunAsync(RunHookContext run, CancellationToken cancellationToken) =>
        Log(run, LogLevel.Info, $"run of {run.Manifest.BlueprintId} started", ("modules", run.Manifest.Modules.Length));

    public ValueTask OnRefusedAsync(RunHookContext run, IReadOnlyList<Diagnostic> reasons, CancellationToken cancellationToken)
    {
        Diagnostic? first = reasons.FirstOrDefault(r => r.Severity == Severity.Error);
        return Log(run, LogLevel.Error, $"run of {run.Manifest.BlueprintId} refused: {first?.Message}", ("code", first?.Code.Id));
    }

    public ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken) => Log(
        run, end.Status == RunStatus.Success ? LogLevel.Info : LogLevel.Error, $"run of {run.Manifest.BlueprintId} ended: {Word(end.Status)}",
        ("status", Word(end.Status)), ("duration_ms", (long)end.Duration.TotalMilliseconds), ("error", end.Error?.Message));

    public ValueTask BeforeModuleAsync(RunHookContext run, ManifestModule module, CancellationToken cancellationToken) => Log(run, LogLevel.Debug, $"{module.Id} started", ("module", module.Id));

    public ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => Log(
        run, end.Status switch { ModuleStatus.Error => LogLevel.Error, ModuleStatus.Skipped => LogLevel.Warning, _ => LogLevel.Info },
        $"{module.Id} ended: {Word(end.Status)}{(end.Error is { } error ? $", {error.Message}" : "")}",
        ("module", module.Id), ("status", Word(end.Status)), ("duration_ms", (long)end.Duration.TotalMilliseconds), ("rows_out", end.RowsOut), ("attempts", end.Attempts), ("error", end.Error?.Message));

    public ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken) => Log(
        run, LogLevel.Warning, $"{retry.ModuleId} is tried again: {retry.Error.Message}", ("module", retry.ModuleId), ("attempt", retry.Attempt), ("delay_ms", (long)retry.Delay.TotalMilliseconds));

    public ValueTask OnBreakerChangedAsync(RunHookContext run, BreakerChanged change, CancellationToken cancellationToken) => Log(
        run, LogLevel.Warning, $"breaker {change.Breaker} is {Word(change.To)}", ("module", change.ModuleId), ("breaker", change.Breaker), ("from", Word(change.From)), ("to", Word(change.To)));

    private ValueTask Log(RunHookContext run, LogLevel level, string message, params (string Name, object? Value)[] facts)
    {
        if (level >= least)
        {
            string at = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            string line = redactor.Redact(json ? Json(run, at, level, message, facts) : $"{at} {Word(level).ToUpperInvariant()} {run.RunId} {message}{Tail(facts)}");
            lock (gate)
            {
                write(line);
            }
        }

        return default;
    }

    private string Tail((string Name, object? Value)[] facts) => !structured ? "" :
        string.Concat(facts.Where(f => f.Value is not null and not string { Length: 0 } && f.Name != "error").Select(f => string.Create(CultureInfo.InvariantCulture, $" {f.Name}={f.Value}")));

    private string Json(RunHookContext run, string at, LogLevel level, string message, (string Name, object? Value)[] facts)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("at", at);
            writer.WriteString("level", Word(level).ToUpperInvariant());
            writer.WriteString("message", message);
            writer.WriteString("run_id", run.RunId);
            writer.WriteString("trace_id", run.TraceId);
            foreach ((string name, object? value) in structured ? facts.Where(f => f.Value is not null) : [])
            {
                Write(writer, name, value!);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        if (value is string text)
        {
            writer.WriteString(name, text);
        }
        else
        {
            writer.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
