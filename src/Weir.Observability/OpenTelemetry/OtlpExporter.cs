using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Weir.Core.Events;
using Weir.Observability.Export;

namespace Weir.Observability.OpenTelemetry;

/// <summary>A run as a trace, its modules as spans in it, and their figures as metrics, by OTLP.</summary>
public sealed class OtlpExporter : IEventExporter
{
    private const int FlushMilliseconds = 4_000;

    private readonly string source = $"weir.run.{Guid.NewGuid():n}";
    private readonly ActivitySource activities;
    private readonly Meter meter;
    private readonly TracerProvider tracer;
    private readonly MeterProvider metrics;
    private readonly Dictionary<string, (DateTimeOffset At, int Attempt)> begun = new(StringComparer.Ordinal);
    private readonly Counter<long> rows;
    private readonly Counter<long> bytes;
    private readonly Histogram<double> moduleSeconds;
    private readonly Histogram<double> runSeconds;
    private RunStarted? started;
    private Activity? run;

    public OtlpExporter(OtlpOptions options)
    {
        activities = new ActivitySource(source);
        meter = new Meter(source);
        rows = meter.CreateCounter<long>("weir.module.rows", "{row}", "Rows that modules wrote or passed on.");
        bytes = meter.CreateCounter<long>("weir.module.bytes", "By", "Bytes that modules wrote.");
        moduleSeconds = meter.CreateHistogram<double>("weir.module.duration", "s", "How long modules took.");
        runSeconds = meter.CreateHistogram<double>("weir.run.duration", "s", "How long runs took.");
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService(options.ServiceName);
        tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).SetSampler(new AlwaysOnSampler()).AddSource(source)
            .AddOtlpExporter(otlp => Configure(otlp, options, "v1/traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(source)
            .AddOtlpExporter((otlp, reader) =>
            {
                Configure(otlp, options, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 60_000;
            }).Build();
    }

    public string Name => "otlp";

    public ValueTask ExportAsync(RunEvent runEvent, CancellationToken cancellationToken)
    {
        switch (runEvent)
        {
            case RunStarted start:
                Begin(start);
                break;
            case ModuleStarted module:
                begun[module.ModuleId] = (module.At, module.Attempt);
                break;
            case RetryScheduled retry:
                run?.AddEvent(new ActivityEvent("retry", retry.At, new ActivityTagsCollection { ["weir.module.id"] = retry.ModuleId }));
                break;
            case ModuleFinished module:
                End(module);
                break;
            case RunFinished end:
                End(end);
                break;
        }

        return default;
    }

    public ValueTask DisposeAsync()
    {
        run?.Dispose();
        tracer.ForceFlush(FlushMilliseconds);
        metrics.ForceFlush(FlushMilliseconds);
        tracer.Dispose();
        metrics.Dispose();
        meter.Dispose();
        activities.Dispose();
        return default;
    }

    private void Begin(RunStarted start)
    {
        started = start;
        Activity.Current = null;
        run = activities.StartActivity(ActivityKind.Internal, startTime: start.At, name: $"run {start.BlueprintId}");
        run?.SetTag("weir.run.id", start.RunId).SetTag("weir.blueprint.id", start.BlueprintId).SetTag("weir.engine", start.Engine).SetTag("weir.fingerprint", start.Fingerprint);
        Activity.Current = null;
    }

    private void End(ModuleFinished module)
    {
        DateTimeOffset from = begun.TryGetValue(module.ModuleId, out (DateTimeOffset At, int Attempt) begin) ? begin.At : module.At - module.Duration;
        ModuleOutline? outline = started?.Modules.FirstOrDefault(known => known.Id == module.ModuleId);
        using Activity? span = activities.StartActivity(ActivityKind.Internal, run?.Context ?? default, startTime: from, name: $"module {module.ModuleId}");
        Activity.Current = null;
        span?.SetTag("weir.module.id", module.ModuleId).SetTag("weir.module.type", outline?.Type).SetTag("weir.module.status", module.Status.ToString().ToLowerInvariant())
            .SetTag("weir.module.attempts", module.Attempts).SetTag("weir.module.rows_out", module.RowsOut).SetTag("weir.module.bytes_out", module.BytesOut);
        Fail(span, module.Status == ModuleStatus.Error ? module.Error : null);
        span?.SetEndTime(module.At.UtcDateTime);
        TagList tags = new() { { "weir.blueprint.id", started?.BlueprintId }, { "weir.module.id", module.ModuleId }, { "weir.module.status", module.Status.ToString().ToLowerInvariant() } };
        rows.Add(module.RowsOut ?? 0, tags);
        bytes.Add(module.BytesOut ?? 0, tags);
        moduleSeconds.Record(module.Duration.TotalSeconds, tags);
    }

    private void End(RunFinished end)
    {
        run?.SetTag("weir.run.status", end.Status.ToString().ToLowerInvariant());
        Fail(run, end.Error);
        run?.SetEndTime(end.At.UtcDateTime);
        run?.Dispose();
        runSeconds.Record(end.Duration.TotalSeconds, new TagList { { "weir.blueprint.id", started?.BlueprintId }, { "weir.run.status", end.Status.ToString().ToLowerInvariant() } });
    }

    private static void Fail(Activity? span, RunError? error)
    {
        if (error is not null)
        {
            span?.SetStatus(ActivityStatusCode.Error, error.Message).SetTag("error.type", error.Code);
        }
    }

    private static void Configure(OtlpExporterOptions otlp, OtlpOptions options, string path)
    {
        otlp.Protocol = options.UseHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        otlp.Endpoint = options.UseHttp ? new Uri(options.Endpoint.ToString().TrimEnd('/') + "/" + path) : options.Endpoint;
        otlp.Headers = options.Headers?.Reveal();
        otlp.TimeoutMilliseconds = FlushMilliseconds;
    }
}
