using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Hooks;

/// <summary>Sends a run's figures to a Prometheus push gateway when it ends, and now and then while it lasts, under <c>job=weir</c> and the Blueprint as <c>instance</c>.</summary>
/// <param name="gateway">Its address.</param>
/// <param name="interval">How long to wait at least between two sends.</param>
/// <param name="http">Makes the client.</param>
/// <param name="time">The clock of the interval.</param>
public sealed class PushHooks(Uri gateway, TimeSpan interval, Func<HttpClient> http, TimeProvider time) : IRunHooks, IDisposable
{
    private readonly ConcurrentDictionary<string, double> durations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> retries = new(StringComparer.Ordinal);
    private HttpClient? client;
    private long sent = time.GetTimestamp();

    public string Name => "metrics push";

    public async ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken)
    {
        durations[module.Id] = end.Duration.TotalSeconds;
        if (time.GetElapsedTime(sent) >= interval)
        {
            sent = time.GetTimestamp();
            await SendAsync(run, null, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask OnFailureAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => Count(failures, module.Id);

    public ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken) => Count(retries, retry.ModuleId);

    public ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken) => SendAsync(run, end, cancellationToken);

    public void Dispose() => client?.Dispose();

    private static ValueTask Count(ConcurrentDictionary<string, long> counts, string module)
    {
        counts.AddOrUpdate(module, 1, static (_, before) => before + 1);
        return default;
    }

    private async ValueTask SendAsync(RunHookContext run, RunFinished? end, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        if (end is not null)
        {
            text.Append("# TYPE weir_run_duration_seconds gauge\n").Append(CultureInfo.InvariantCulture, $"weir_run_duration_seconds {end.Duration.TotalSeconds:R}\n");
            text.Append("# TYPE weir_run_success gauge\n").Append("weir_run_success ").Append(end.Status == RunStatus.Success ? '1' : '0').Append('\n');
        }

        Add(text, "weir_module_duration_seconds", durations.Select(d => (d.Key, d.Value.ToString("R", CultureInfo.InvariantCulture))));
        Add(text, "weir_module_failures", failures.Select(f => (f.Key, f.Value.ToString(CultureInfo.InvariantCulture))));
        Add(text, "weir_module_retries", retries.Select(r => (r.Key, r.Value.ToString(CultureInfo.InvariantCulture))));
        client ??= http();
        using StringContent body = new(text.ToString(), Encoding.UTF8, "text/plain");
        Uri target = new($"{gateway.ToString().TrimEnd('/')}/metrics/job/weir/instance/{Uri.EscapeDataString(run.Manifest.BlueprintId)}");
        using HttpResponseMessage answer = await client.PutAsync(target, body, cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private static void Add(StringBuilder text, string name, IEnumerable<(string Module, string Value)> values)
    {
        bool first = true;
        foreach ((string module, string value) in values.OrderBy(v => v.Module, StringComparer.Ordinal))
        {
            text.Append(first ? $"# TYPE {name} gauge\n" : "").Append(name).Append("{module=\"").Append(module).Append("\"} ").Append(value).Append('\n');
            first = false;
        }
    }
}
