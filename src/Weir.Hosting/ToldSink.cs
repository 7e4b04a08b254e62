using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Observability.Export;
using Weir.Observability.OpenLineage;
using Weir.Observability.OpenTelemetry;
using Weir.Observability.Prometheus;

namespace Weir.Hosting;

/// <summary>Tells the systems that a project names of a run, and hands every event on to who shows it.</summary>
internal sealed class ToldSink : IEventSink, IAsyncDisposable
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    private readonly ExportSink exports;
    private readonly IEventSink shown;
    private readonly string runId;
    private readonly TimeProvider time;

    private ToldSink(ExportSink exports, IEventSink shown, string runId, TimeProvider time)
    {
        this.exports = exports;
        this.shown = shown;
        this.runId = runId;
        this.time = time;
    }

    /// <exception cref="WeirException">An address is none.</exception>
    public static ToldSink Open(Project project, Manifest manifest, string runId, IEventSink shown, SecretRedactor redactor, HostEnvironment environment)
    {
        List<IEventExporter> exporters = [];
        if (project.Settings.Get(TelemetrySpec.Telemetry) is { } telemetry)
        {
            if (telemetry.Get(TelemetrySpec.Otlp) is { } otlp)
            {
                exporters.Add(new OtlpExporter(Options(otlp, redactor)));
            }

            if (telemetry.Get(TelemetrySpec.Prometheus) is { } prometheus)
            {
                exporters.Add(new PrometheusFile(Path.GetFullPath(prometheus.Get(TelemetrySpec.PrometheusPath), project.Directory)));
            }
        }

        if (project.Settings.Get(TelemetrySpec.Lineage) is { } lineage)
        {
            exporters.Add(new OpenLineageExporter(manifest, lineage.Get(TelemetrySpec.LineageNamespace)!, EngineCatalogue.VersionOf, Transports(lineage, project, redactor, environment)));
        }

        return new ToldSink(new ExportSink(exporters, Capacity, FlushLimit, environment.Time), shown, runId, environment.Time);
    }

    public void Publish(RunEvent runEvent)
    {
        shown.Publish(runEvent);
        exports.Publish(runEvent);
    }

    /// <summary>Tells what could not be told.</summary>
    public async ValueTask DisposeAsync()
    {
        await exports.DisposeAsync().ConfigureAwait(false);
        foreach ((string name, string message) in exports.Failures)
        {
            Notice($"Not everything could be told to {name}: {message}");
        }

        if (exports.Dropped > 0)
        {
            Notice($"{exports.Dropped} events were not told to other systems: they came faster than those took them.");
        }
    }

    private static OtlpOptions Options(Config otlp, SecretRedactor redactor) => new(
        Address(otlp, TelemetrySpec.Endpoint), otlp.Get(TelemetrySpec.Protocol) == "http", Hidden(otlp, TelemetrySpec.Headers, redactor), otlp.Get(TelemetrySpec.ServiceName)!);

    private static List<ILineageTransport> Transports(Config lineage, Project project, SecretRedactor redactor, HostEnvironment environment)
    {
        List<ILineageTransport> transports = [];
        if (lineage.Get(TelemetrySpec.LineagePath) is { } path)
        {
            transports.Add(new FileTransport(Path.GetFullPath(path, project.Directory)));
        }

        if (lineage.Has(TelemetrySpec.LineageUrl))
        {
            transports.Add(new HttpTransport(Address(lineage, TelemetrySpec.LineageUrl), Hidden(lineage, TelemetrySpec.LineageKey, redactor), new HttpClient { Timeout = FlushLimit }));
        }

        if (lineage.Get(TelemetrySpec.LineageConsole))
        {
            transports.Add(new WriterTransport(environment.Errors));
        }

        return transports;
    }

    private static Uri Address(Config config, Field<string> field) => Uri.TryCreate(config.Get(field), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new WeirException(new Diagnostic(HostingCodes.TelemetryAddress, config.SpanOf(field), $"'{config.Get(field)}' is no address of a collector.") { Hint = "Write http://host:port." });

    private static Secret? Hidden(Config config, Field<string> field, SecretRedactor redactor)
    {
        if (config.Get(field) is not { } value)
        {
            return null;
        }

        Secret secret = new(field.Name, value);
        redactor.Register(secret);
        return secret;
    }

    private void Notice(string message) => shown.Publish(new NoticeRaised { RunId = runId, At = time.GetUtcNow(), Code = HostingCodes.TelemetryFailed.Id, Message = message });
}
