using Weir.Core.Blueprints;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting.Stores;

namespace Weir.Hosting;

/// <summary>The project file: <c>weir.yml</c>, or <c>aqueduct.yml</c>.</summary>
public static class ProjectSpec
{
    public static Field<string> Version { get; } = Field.Text("weir_config").Alias("aqueduct_config").Doc("The version of the file's grammar.", "\"1.0\"");

    public static Field<string> DefaultEngine { get; } = Field.Text("engine").Default("duckdb").Doc("The engine of Blueprints that name none.");

    public static Field<string> HandoverPath { get; } = Field.Path("handover")
        .Doc("The folder by which rows pass from one engine to another, in Blueprints with several; all engines see it at the same place. A folder of the store's when left out. Relative to this file.", "/mnt/shared/weir");

    public static Field<Config> Deployment { get; } = Field.Object("deployment", new ComponentSpec(
        ComponentKind.Part, "deployment", "Where Blueprints run.", [DefaultEngine, HandoverPath]));

    public static Field<IReadOnlyDictionary<string, Node>> Engines { get; } = Field.Map("engine", AnyType.Instance)
        .Doc("Engine name to its settings.");

    public static Field<string> TimeZone { get; } = Field.Text("timezone").Default("UTC").Doc("The IANA time zone of engine sessions.", "Europe/Vienna");

    public static Field<IReadOnlyList<string>> Suppress { get; } = Field.Texts("suppress").Default([]).Doc("Warning ids or names that are not shown; `*` is all.");

    public static Field<IReadOnlyList<string>> Strict { get; } = Field.Texts("strict").Default([]).Doc("Warning ids or names that count as errors; `*` is all.");

    public static Field<Config> Warnings { get; } = Field.Object("warnings", new ComponentSpec(
        ComponentKind.Part, "warnings", "Which warnings to hide or to raise.", [Suppress, Strict]));

    public static Field<bool> AllowCommandHooks { get; } = Field.Boolean("allow_command_hooks").Default(false)
        .Doc("Whether hooks of Blueprints may run commands on this machine.");

    public static Field<Config> Danger { get; } = Field.Object("danger", new ComponentSpec(
        ComponentKind.Part, "danger", "What a Blueprint may not allow itself.", [AllowCommandHooks]));

    public static Field<bool> AuditEnabled { get; } = Field.Boolean("enabled").Default(true).Doc("Whether the audit log is written.");

    public static Field<string> AuditPath { get; } = Field.Path("path").Doc("The file; `audit.jsonl` in the store's folder when left out. Relative to this file.");

    public static Field<Config> Audit { get; } = Field.Object("audit", new ComponentSpec(
        ComponentKind.Part, "audit", "A log of who ran what and how it ended: JSON lines, each with the hash of the one before.", [AuditEnabled, AuditPath]))
        .Doc("Present when an audit log is to be written.");

    public static Field<Config> Secrets { get; } = Field.Object("secrets", SecretsSpec.Spec).Doc("Where secrets are looked up; the environment when left out.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Document, "project", "Settings shared by all Blueprints below the file's folder.",
        [Version, Deployment, Engines, StoresSpec.Stores, TimeZone, Warnings, Audit, TelemetrySpec.Telemetry, TelemetrySpec.Lineage, Secrets, Danger])
    {
        Example = "weir_config: \"1.0\"\nengine:\n  duckdb: { memory_limit: 4GB }\n",
    };
}
