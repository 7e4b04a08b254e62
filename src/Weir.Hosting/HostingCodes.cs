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

    public static DiagnosticCode NotResumable { get; } = new(
        "WEIR8004", "changed-since-run", Severity.Error, Fault.Author,
        "The Blueprint or its inputs changed since the run that is to be resumed, so that finished and new work would not fit together. Run it anew.");

    public static DiagnosticCode BadRunId { get; } = new(
        "WEIR8005", "bad-run-id", Severity.Error, Fault.Author,
        "A run id names files. It may hold letters, digits, '_', '-' and '.', at most 128 in all, and must not begin with a dot or hold '..'.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [BadEnvFile, UnknownEngine, RunNotFound, NotResumable, BadRunId];
}
