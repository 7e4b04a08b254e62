using Weir.Core.Specs;

namespace Weir.Dialects.Components.Specs;

/// <summary>The block <c>hooks</c>: what listens to a run.</summary>
public static class HooksSpec
{
    public static Field<string> Level { get; } = Field.Choice(
        "level", new Choice<string>("DEBUG", "DEBUG"), new Choice<string>("INFO", "INFO"), new Choice<string>("WARNING", "WARNING"), new Choice<string>("ERROR", "ERROR")).Default("INFO").Doc("The least that is logged.");

    public static Field<string> Format { get; } = Field.Choice("format", new Choice<string>("json", "json"), new Choice<string>("text", "text")).Default("json").Doc("How a line looks.");

    public static Field<string> Output { get; } = Field.Text("output").Default("stdout").Doc("stdout, stderr, or a file.");

    public static Field<bool> Structured { get; } = Field.Boolean("structured").Default(true).Doc("Whether values are kept apart from the text.");

    public static Field<Config> Logging { get; } = Field.Object(
        "logging", new ComponentSpec(ComponentKind.Part, "logging", "What is logged.", [Level, Format, Output, Structured])).Doc("What is logged.");

    public static Field<bool> MetricsEnabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether metrics are kept.");

    public static Field<string> Backend { get; } = Field.Choice(
        "backend", new Choice<string>("prometheus", "prometheus"), new Choice<string>("opentelemetry", "opentelemetry"), new Choice<string>("custom", "custom")).Default("prometheus").Doc("Who gets the metrics.");

    public static Field<string> PushGateway { get; } = Field.Text("push_gateway_url").Doc("A Prometheus push gateway.");

    public static Field<long> ExportInterval { get; } = Field.Integer("export_interval_seconds", 1).Default(60).Doc("How often metrics are sent.");

    public static Field<Config> Metrics { get; } = Field.Object(
        "metrics", new ComponentSpec(ComponentKind.Part, "metrics", "What is measured.", [MetricsEnabled, Backend, PushGateway, ExportInterval])).Doc("What is measured.");

    public static Field<bool> AuditEnabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether an audit trail is written.");

    public static Field<bool> DataSamples { get; } = Field.Boolean("include_data_samples").Default(false).Doc("Whether the trail holds rows.");

    public static Field<string> TrailPath { get; } = Field.Text("audit_trail_path").Default("/var/log/pipeline/audit").Doc("The folder of the trail.");

    public static Field<long> Retention { get; } = Field.Integer("retention_days", 1).Default(90).Doc("How long the trail is kept.");

    public static Field<Config> Audit { get; } = Field.Object(
        "audit", new ComponentSpec(ComponentKind.Part, "audit", "The audit trail.", [AuditEnabled, DataSamples, TrailPath, Retention])).Doc("The audit trail.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "hooks", "What listens to a run.", [Logging, Metrics, Audit]);
}
