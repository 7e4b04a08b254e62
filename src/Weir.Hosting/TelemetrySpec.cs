using Weir.Core.Specs;

namespace Weir.Hosting;

/// <summary>What a project says about telling other systems of its runs.</summary>
public static class TelemetrySpec
{
    public static Field<string> Endpoint { get; } = Field.Text("endpoint").Required().Doc("The collector's address: port 4317 for gRPC, 4318 for HTTP as a rule.", "http://localhost:4317");

    public static Field<string> Protocol { get; } = Field.Choice("protocol", new Choice<string>("grpc", "grpc", "gRPC"), new Choice<string>("http", "http", "protobuf over HTTP", "http/protobuf"))
        .Default("grpc").Doc("How the collector is spoken to.");

    public static Field<string> Headers { get; } = Field.Text("headers").Secret().Doc("Sent along, as `key=value,key=value`.");

    public static Field<string> ServiceName { get; } = Field.Text("service_name").Default("weir").Doc("The service's name in traces and metrics.");

    public static Field<Config> Otlp { get; } = Field.Object("otlp", new ComponentSpec(
        ComponentKind.Part, "otlp", "OpenTelemetry: a run is a trace, its modules are spans; rows, bytes and durations are metrics.", [Endpoint, Protocol, Headers, ServiceName]));

    public static Field<string> PrometheusPath { get; } = Field.Path("path").Required().Doc("The file; for the textfile collector of Prometheus' node exporter. Relative to this file.", "metrics/weir.prom");

    public static Field<Config> Prometheus { get; } = Field.Object("prometheus", new ComponentSpec(
        ComponentKind.Part, "prometheus", "The newest run's figures as a file in Prometheus' text format.", [PrometheusPath]));

    public static Field<Config> Telemetry { get; } = Field.Object("telemetry", new ComponentSpec(
        ComponentKind.Part, "telemetry", "Who else hears of runs. A collector that is slow or away never delays a run nor makes it fail.", [Otlp, Prometheus]));

    public static Field<string> LineageUrl { get; } = Field.Text("url").Alias("openlineage_url").Doc("A collector of OpenLineage events.", "http://localhost:5000/api/v1/lineage");

    public static Field<string> LineageKey { get; } = Field.Text("api_key").Secret().Doc("Sent to the collector as a bearer token.");

    public static Field<string> LineagePath { get; } = Field.Path("path").Doc("A file to which every event is added as a line. Relative to this file.", ".weir/lineage.jsonl");

    public static Field<bool> LineageConsole { get; } = Field.Boolean("console").Default(false).Doc("Whether events are written to the standard error as well.");

    public static Field<string> LineageNamespace { get; } = Field.Text("namespace").Alias("openlineage_namespace").Default("weir").Doc("The namespace of the jobs.");

    public static Field<Config> Lineage { get; } = Field.Object("lineage", new ComponentSpec(
        ComponentKind.Part, "lineage", "OpenLineage: datasets, columns, figures and assertions of runs.", [LineageUrl, LineageKey, LineagePath, LineageConsole, LineageNamespace]));
}
