using Weir.Core.Diagnostics;

namespace Weir.Runner.Tasks;

/// <summary>Findings of tasks.</summary>
public static class TaskCodes
{
    public static DiagnosticCode MissingValue { get; } = new(
        "WEIR6100", "missing-value", Severity.Error, Fault.Author,
        "A task reads a value that an earlier one did not hand on. Correct the name, give a default, or see why the earlier task handed nothing on.");

    public static DiagnosticCode NoData { get; } = new(
        "WEIR6101", "no-data", Severity.Note, Fault.Data, "A task found nothing to do: no file matched, no row was there.");

    public static DiagnosticCode TaskMissing { get; } = new(
        "WEIR6102", "task-missing", Severity.Error, Fault.Environment, "The Manifest uses a task that this installation does not have.");

    public static DiagnosticCode PathRefused { get; } = new(
        "WEIR6103", "path-refused", Severity.Error, Fault.Author,
        "A path leads out of the folders that a task may read or write, by `..`, as an absolute path or through a link.");

    public static DiagnosticCode ProcessFailed { get; } = new(
        "WEIR6104", "process-failed", Severity.Error, Fault.Environment, "A program could not be started, or ended with a code that does not count as success.");

    public static DiagnosticCode OutputTooLong { get; } = new(
        "WEIR6105", "output-too-long", Severity.Note, Fault.Limit, "A program printed more than is kept; the rest was read and dropped, and the program was not disturbed.");

    public static DiagnosticCode ProcessResult { get; } = new(
        "WEIR6106", "process-result", Severity.Error, Fault.Data, "A program ended well, but a file that it must make is missing, or one that it must not make is there.");

    public static DiagnosticCode FailureTolerated { get; } = new(
        "WEIR6107", "failure-tolerated", Severity.Warning, Fault.Environment, "A module with continue_on_error failed; what depends on it ran all the same.");

    public static DiagnosticCode ConditionFalse { get; } = new(
        "WEIR6108", "condition-false", Severity.Note, Fault.Data, "A module did not run, since its condition, or that of its job, did not hold or had no answer.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [MissingValue, NoData, TaskMissing, PathRefused, ProcessFailed, OutputTooLong, ProcessResult, FailureTolerated, ConditionFalse];
}
