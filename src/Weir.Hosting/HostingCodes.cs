using Weir.Core.Diagnostics;

namespace Weir.Hosting;

/// <summary>Findings about the project around a Blueprint.</summary>
public static class HostingCodes
{
    public static DiagnosticCode BadEnvFile { get; } = new(
        "WEIR8001", "bad-env-file", Severity.Error, Fault.Author, "A line of an .env file is not of the form NAME=value.");

    public static DiagnosticCode UnknownEngine { get; } = new(
        "WEIR8002", "unknown-default-engine", Severity.Error, Fault.Author, "The project names an engine that this build does not have.");

    public static DiagnosticCode RunNotFound { get; } = new(
        "WEIR8003", "run-not-found", Severity.Error, Fault.Author, "No run of this id, or no unfinished run to resume, is in the history.");

    public static DiagnosticCode FileUnreadable { get; } = new(
        "WEIR8006", "file-unreadable", Severity.Error, Fault.Author,
        "A file that the command line, the project or an Arcade names can't be read: it is absent, a folder, not allowed, or not UTF-8 text.");

    public static DiagnosticCode BadSetting { get; } = new(
        "WEIR8007", "bad-setting", Severity.Error, Fault.Author, "A `--set` is neither PATH=VALUE nor PATH:=JSON.");

    public static DiagnosticCode DialectMissing { get; } = new(
        "WEIR8008", "dialect-missing", Severity.Error, Fault.NotSupported, "The file is of a dialect that this version of Weir recognises but does not run yet.");

    public static DiagnosticCode TestRows { get; } = new(
        "WEIR8020", "test-rows", Severity.Error, Fault.Author, "A row of a test does not fit the columns: another number of values, or a name that is no column.");

    public static DiagnosticCode TestInput { get; } = new(
        "WEIR8021", "test-input", Severity.Error, Fault.Author, "A test gives no rows for something that the module reads, or rows for something that it doesn't.");

    public static DiagnosticCode NoTests { get; } = new(
        "WEIR8022", "no-tests", Severity.Error, Fault.Author, "A file of tests holds none; a green result would say nothing.");

    public static DiagnosticCode TelemetryFailed { get; } = new(
        "WEIR8030", "telemetry-failed", Severity.Warning, Fault.Environment,
        "A system that hears of runs (a collector of traces or of lineage) could not be told everything. The run itself is not touched by that.");

    public static DiagnosticCode TelemetryAddress { get; } = new(
        "WEIR8031", "telemetry-address", Severity.Error, Fault.Author, "The address of a collector in the project file is not of the form http://host:port.");

    public static DiagnosticCode PipelineFailed { get; } = new("WEIR8040", "pipeline-failed", Severity.Error, Fault.Environment, "A pipeline that a step runs failed, or leads back to itself.");

    public static DiagnosticCode StorePlace { get; } = new(
        "WEIR8023", "store-place", Severity.Error, Fault.Author, "The project file, `--store` or `WEIR_STORE` does not say where a store is.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [StorePlace, PipelineFailed, TelemetryFailed, TelemetryAddress, BadEnvFile, UnknownEngine, RunNotFound, FileUnreadable, BadSetting, DialectMissing, TestRows, TestInput, NoTests];
}
