using Weir.Core.Diagnostics;

namespace Weir.Connectors.Files;

/// <summary>Findings of targets that are files and folders of this machine.</summary>
public static class FileCodes
{
    public static DiagnosticCode TargetUnwritable { get; } = new(
        "WEIR7001", "target-unwritable", Severity.Error, Fault.Environment,
        "The target, or the folder that it is in, can't be written: permissions, or a read-only file system. Data is staged beside the target, so its folder must be writable too.");

    public static DiagnosticCode DiskFull { get; } = new(
        "WEIR7002", "disk-full", Severity.Error, Fault.Environment,
        "No space is left where the target lives. A run needs space for the new data beside the old until it is published.");

    public static DiagnosticCode TargetKind { get; } = new(
        "WEIR7003", "target-kind", Severity.Error, Fault.Environment,
        "What is at the target can't be replaced as a whole: a device, a mount point, or a folder that holds something of Weir's own. Choose another path.");

    public static DiagnosticCode TargetNested { get; } = new(
        "WEIR7004", "target-nested", Severity.Error, Fault.Environment,
        "Two targets of one run lie in each other, or are the same by another name. Replacing one would take the other with it; give them separate paths.");

    public static DiagnosticCode StagedLost { get; } = new(
        "WEIR7005", "staged-lost", Severity.Error, Fault.Environment,
        "Data that was written and waited to be made visible is no longer there, and neither is the target. Somebody removed it; run again.");

    public static DiagnosticCode FileFailed { get; } = new(
        "WEIR7006", "file-failed", Severity.Error, Fault.Environment, "The operating system refused something that the message names.");

    public static DiagnosticCode LogConflict { get; } = new(
        "WEIR7007", "log-conflict", Severity.Error, Fault.Environment,
        "Another program has changed a table between the moment at which this run read it and the moment at which it was to be changed. What was staged is out of date; run again.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [TargetUnwritable, DiskFull, TargetKind, TargetNested, StagedLost, FileFailed, LogConflict];
}
