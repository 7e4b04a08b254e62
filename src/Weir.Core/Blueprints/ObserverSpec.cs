using Weir.Core.Specs;

namespace Weir.Core.Blueprints;

/// <summary>The parts of <c>hooks</c> that listen during a run: a log, metrics, an audit trail.</summary>
public static class ObserverSpec
{
    public static Field<LogLevel> Level { get; } = Field.Choice(
        "level", new Choice<LogLevel>("DEBUG", LogLevel.Debug), new Choice<LogLevel>("INFO", LogLevel.Info), new Choice<LogLevel>("WARNING", LogLevel.Warning), new Choice<LogLevel>("ERROR", LogLevel.Error))
        .Default(LogLevel.Info).Doc("The least that is logged: DEBUG each module's start, INFO ends, WARNING retries and breakers, ERROR failures.");

    public static Field<string> Format { get; } = Field.Choice("format", new Choice<string>("json", "json"), new Choice<string>("text", "text")).Default("json").Doc("How a line looks.");

    public static Field<string> Output { get; } = Field.Text("output").Default("stdout").Doc("`stdout`, `stderr`, or a file, to which lines are added. Relative paths start at the pipeline's folder.");

    public static Field<bool> Structured { get; } = Field.Boolean("structured").Default(true).Doc("Whether values stand apart from the text; without it `json` lines have a message only.");

    public static Field<Config> Logging { get; } = Field.Object(
        "logging", new ComponentSpec(ComponentKind.Part, "logging", "A line per event.", [Level, Format, Output, Structured])).Doc("What is logged.");

    public static Field<bool> MetricsEnabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether metrics are sent.");

    public static Field<string> Backend { get; } = Field.Choice("backend", new Choice<string>("prometheus", "prometheus")).Default("prometheus").Doc("Who gets the metrics.");

    public static Field<string> PushGateway { get; } = Field.Text("push_gateway_url").Doc("A Prometheus push gateway, which gets the figures when the run ends.", "http://127.0.0.1:9091");

    public static Field<long> ExportInterval { get; } = Field.Integer("export_interval_seconds", 1).Default(60).Doc("How often metrics are sent while a run lasts, besides at its end.");

    public static Field<Config> Metrics { get; } = Field.Object(
        "metrics", new ComponentSpec(ComponentKind.Part, "metrics", "Durations, failures and retries. Without a push gateway they are on the .NET meter `Weir.Runner` only.", [MetricsEnabled, Backend, PushGateway, ExportInterval])).Doc("What is measured.");

    public static Field<bool> AuditEnabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether an audit trail is written.");

    public static Field<bool> DataSamples { get; } = Field.Boolean("include_data_samples").Default(false).Doc("The trail never holds rows: true is refused.");

    public static Field<string> TrailPath { get; } = Field.Path("audit_trail_path").Default("/var/log/pipeline/audit").Doc("The folder of the trail; a file per day.");

    public static Field<long> Retention { get; } = Field.Integer("retention_days", 1).Default(90).Doc("How many days are kept.");

    public static Field<Config> Audit { get; } = Field.Object(
        "audit", new ComponentSpec(ComponentKind.Part, "audit", "Who ran what and how it ended: JSON lines, each with the hash of the one before.", [AuditEnabled, DataSamples, TrailPath, Retention])).Doc("The audit trail.");
}
