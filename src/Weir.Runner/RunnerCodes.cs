using Weir.Core.Diagnostics;

namespace Weir.Runner;

/// <summary>Findings of a run.</summary>
public static class RunnerCodes
{
    public static DiagnosticCode InvalidRunId { get; } = new(
        "WEIR6001", "invalid-run-id", Severity.Error, Fault.Author,
        "A run id becomes part of file names, so it takes letters, digits, '_', '-' and '.', at most 128 of them. Choose another, or let Weir choose.");

    public static DiagnosticCode RunIdTaken { get; } = new(
        "WEIR6002", "run-id-taken", Severity.Error, Fault.Author,
        "The history holds a run of this id, or a living process executes one. Choose another id, or resume that run.");

    public static DiagnosticCode NotResumable { get; } = new(
        "WEIR6003", "not-resumable", Severity.Error, Fault.Author,
        "The run can't be continued: the Blueprint's structure is not the one that it began with, or a target that it made visible would be written twice. Start a new run; for a changed structure, `--force` takes over what is unchanged.");

    public static DiagnosticCode EngineUnknown { get; } = new(
        "WEIR6004", "engine-unknown", Severity.Error, Fault.Author, "The Manifest asks for an engine that is not installed here.");

    public static DiagnosticCode HandoverFailed { get; } = new(
        "WEIR6005", "handover-failed", Severity.Error, Fault.Environment,
        "Rows pass from one engine to another by Parquet files in a folder, and one of the engines can't reach it, or the rows don't fit into Parquet.");

    public static DiagnosticCode WriteUnsupported { get; } = new(
        "WEIR6006", "write-unsupported", Severity.Error, Fault.NotSupported,
        "The runner can't make this kind of target visible as a whole, so it does not write it. Write to a path with error, overwrite, append or ignore.");

    public static DiagnosticCode ReadAfterWrite { get; } = new(
        "WEIR6007", "read-after-write", Severity.Error, Fault.NotSupported,
        "A module waits for an Egress of the same run, whose target only appears when the whole run has succeeded. Read the upstream of the Egress instead, or use two Blueprints.");

    public static DiagnosticCode TargetShared { get; } = new(
        "WEIR6008", "target-shared", Severity.Error, Fault.Author,
        "Two Egresses of one Blueprint write the same target; the second would undo the first. Give each its own target, or stack the rows with a Funnel.");

    public static DiagnosticCode TargetBusy { get; } = new(
        "WEIR6010", "target-busy", Severity.Error, Fault.Environment,
        "Another run is writing the same target. Wait for it (`--wait`), or write elsewhere.");

    public static DiagnosticCode TargetExists { get; } = new(
        "WEIR6011", "target-exists", Severity.Error, Fault.Data,
        "The target exists and the mode is `error`. Remove it, or choose overwrite, append or ignore.");

    public static DiagnosticCode TargetShape { get; } = new(
        "WEIR6012", "target-shape", Severity.Error, Fault.Data, "What is at the target does not fit what is to be added: a file where a folder is due.");

    public static DiagnosticCode TargetFailed { get; } = new(
        "WEIR6013", "target-failed", Severity.Error, Fault.Environment,
        "The operating system refused to write or move data at the target: permissions, a full disk, a vanished folder.");

    public static DiagnosticCode TargetForeign { get; } = new(
        "WEIR6017", "target-foreign", Severity.Error, Fault.Data,
        "The folder that a run is to replace holds files that are no data, and they would be gone.");

    public static DiagnosticCode TargetUnreachable { get; } = new(
        "WEIR6016", "target-unreachable", Severity.Error, Fault.Environment,
        "A run that died while it published wrote to a target that this Blueprint does not name, so nobody here knows how to reach it. Resume that run with its own Blueprint.");

    public static DiagnosticCode StrayStage { get; } = new(
        "WEIR6014", "stray-stage", Severity.Warning, Fault.Environment,
        "Beside the target lies staged data of a run that this history does not know. It is left alone, since another history may still resume it.");

    public static DiagnosticCode PublishFailed { get; } = new(
        "WEIR6015", "publish-failed", Severity.Error, Fault.Environment,
        "Everything was written and judged, but a target could not be made visible. Mend the cause and resume the run: it only finishes the moves.");

    public static DiagnosticCode RuleBroken { get; } = new(
        "WEIR6020", "rule-broken", Severity.Error, Fault.Data, "The data broke a rule of an Assert, so nothing is published.");

    public static DiagnosticCode RuleWarned { get; } = new(
        "WEIR6021", "rule-warned", Severity.Warning, Fault.Data, "The data broke a rule that only warns.");

    public static DiagnosticCode RowsDropped { get; } = new(
        "WEIR6022", "rows-dropped", Severity.Warning, Fault.Data, "Rows broke a quarantine rule and nothing reads the Assert's spillway, so they are in no output.");

    public static DiagnosticCode WebhookFailed { get; } = new(
        "WEIR6023", "webhook-failed", Severity.Warning, Fault.Environment, "A URL that was to be told about a broken rule did not take the message.");

    public static DiagnosticCode WebhookWithoutUrl { get; } = new(
        "WEIR6024", "webhook-without-url", Severity.Warning, Fault.Author, "A rule's action is webhook but no `url` is given, so nobody was told.");

    public static DiagnosticCode ProbeFailed { get; } = new(
        "WEIR6030", "probe-failed", Severity.Warning, Fault.Author, "A signal of a Probe could not be taken. A Probe never fails a run.");

    public static DiagnosticCode GateClosed { get; } = new(
        "WEIR6040", "gate-closed", Severity.Warning, Fault.Data, "A Regulator is closed, so what depends on it does not run.");

    public static DiagnosticCode GateAborted { get; } = new(
        "WEIR6041", "gate-aborted", Severity.Error, Fault.Data, "A Regulator is closed and its `on_block` stops the run.");

    public static DiagnosticCode UpstreamFailed { get; } = new(
        "WEIR6050", "upstream-failed", Severity.Error, Fault.Data, "The module did not run because one before it failed.");

    public static DiagnosticCode ModuleDisabled { get; } = new(
        "WEIR6051", "module-disabled", Severity.Note, Fault.Author, "The module is switched off, or needs one that is.");

    public static DiagnosticCode Cancelled { get; } = new(
        "WEIR6052", "cancelled", Severity.Error, Fault.Environment, "The run was stopped from outside; its targets are as they were.");

    public static DiagnosticCode OutputLost { get; } = new(
        "WEIR6053", "output-lost", Severity.Error, Fault.Data,
        "A module failed under `on_exhaustion: alert_only`. The rest of the run is published, but not everything that was asked for is done.");

    public static DiagnosticCode LineageFailed { get; } = new(
        "WEIR6060", "lineage-failed", Severity.Note, Fault.Internal, "The origin of a module's columns could not be traced. The run is not affected.");

    public static DiagnosticCode AlreadyDone { get; } = new(
        "WEIR6061", "already-done", Severity.Note, Fault.Author, "The run to resume had succeeded; there is nothing left to do.");

    public static DiagnosticCode DeadRunFinished { get; } = new(
        "WEIR6062", "dead-run-finished", Severity.Warning, Fault.Environment,
        "An earlier run died while it made its targets visible. Its remaining moves were made first, so that its targets belong together.");

    public static DiagnosticCode BreakerOpen { get; } = new(
        "WEIR6063", "breaker-open", Severity.Error, Fault.Environment,
        "A module failed so often, in this run or in earlier ones, that it is not tried for a while. Mend the cause; the breaker closes by itself once calls succeed again.");

    public static DiagnosticCode ModuleTimedOut { get; } = new(
        "WEIR6064", "module-timed-out", Severity.Error, Fault.Limit, "A module was at work for longer than its `timeout` allows and was stopped.");

    public static DiagnosticCode RunTimedOut { get; } = new(
        "WEIR6065", "run-timed-out", Severity.Error, Fault.Limit, "The run took longer than the Blueprint's `timeout` allows and was stopped before it published anything.");

    public static DiagnosticCode BadSelection { get; } = new(
        "WEIR6066", "bad-selection", Severity.Error, Fault.Author, "`--from` or `--to` names no module of the Blueprint, or nothing lies between the two.");

    public static DiagnosticCode LockBusy { get; } = new(
        "WEIR6067", "lock-busy", Severity.Error, Fault.Environment,
        "Somebody else holds a lock that the run or a module needs. `weir locks ls` shows who; `weir locks release NAME` frees the lock of a holder that is gone.");

    public static DiagnosticCode LockLost { get; } = new(
        "WEIR6068", "lock-lost", Severity.Error, Fault.Environment,
        "A lock was stolen, broken or not renewed in time while the work under it went on. The work was stopped, since another may be doing it now.");

    public static DiagnosticCode LockWaited { get; } = new(
        "WEIR6069", "lock-waited", Severity.Note, Fault.Environment, "A module waits for a lock that somebody else holds.");

    public static DiagnosticCode StructureChanged { get; } = new(
        "WEIR6070", "structure-changed", Severity.Warning, Fault.Author,
        "The Blueprint's modules or their order changed since the run began, and the run was resumed by force. What is unchanged is taken over; everything else runs again.");

    public static DiagnosticCode HookFailed { get; } = new(
        "WEIR6071", "hook-failed", Severity.Warning, Fault.Environment, "A hook around the run failed or took too long. The run is not affected.");

    public static DiagnosticCode AuditBroken { get; } = new(
        "WEIR6072", "audit-broken", Severity.Error, Fault.Environment, "The audit log holds a line that is not one of its own: it was changed, or the file is another program's.");

    public static DiagnosticCode CancelAsked { get; } = new(
        "WEIR6073", "cancel-asked", Severity.Note, Fault.Environment, "Somebody asked for the run to be stopped, with `weir cancel`.");

    public static DiagnosticCode ModulesChanged { get; } = new(
        "WEIR6074", "modules-changed", Severity.Warning, Fault.Author,
        "A resumed run does not do quite what it began with: the Blueprint, or a value given on the command line, changed. What changed, and all behind it, runs again.");

    public static DiagnosticCode ComponentFailed { get; } = new(
        "WEIR6080", "component-failed", Severity.Error, Fault.Data, "A class of your own threw an exception, in its definition, while it was opened or closed, or at work. The message has its text, and the line of your file where that is known.");

    public static DiagnosticCode ComponentsMissing { get; } = new(
        "WEIR6081", "components-missing", Severity.Error, Fault.NotSupported, "A module is a class of your own, and this program was put together without what loads classes.");

    public static DiagnosticCode ContractBroken { get; } = new(
        "WEIR6082", "contract-broken", Severity.Error, Fault.Author, "A component says which columns it takes or gives, and what comes or what it gives has not those columns, or not with those types.");

    public static DiagnosticCode ComponentNote { get; } = new(
        "WEIR6083", "component-note", Severity.Note, Fault.Author, "Something that a component of yours tells.");

    public static DiagnosticCode AftercareFailed { get; } = new(
        "WEIR6084", "aftercare-failed", Severity.Warning, Fault.Environment, "A target is published, but what its Egress asks for afterwards (`register_as_table`, `maintenance`) failed. The next run tries again.");

    public static DiagnosticCode Unexpected { get; } = new(
        "WEIR6099", "unexpected", Severity.Error, Fault.Internal, "Something failed that Weir did not foresee. Please report it with the Blueprint and the message.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        InvalidRunId, RunIdTaken, NotResumable, EngineUnknown, HandoverFailed, WriteUnsupported, ReadAfterWrite, TargetShared,
        TargetBusy, TargetExists, TargetShape, TargetForeign, TargetFailed, TargetUnreachable, StrayStage, PublishFailed,
        RuleBroken, RuleWarned, RowsDropped, WebhookFailed, WebhookWithoutUrl, ProbeFailed, GateClosed, GateAborted,
        UpstreamFailed, ModuleDisabled, Cancelled, OutputLost, LineageFailed, AlreadyDone, DeadRunFinished, BreakerOpen, ModuleTimedOut, RunTimedOut,
        BadSelection, LockBusy, LockLost, LockWaited, StructureChanged, HookFailed, AuditBroken, CancelAsked, ModulesChanged,
        ComponentFailed, ComponentsMissing, ContractBroken, ComponentNote, AftercareFailed, Unexpected,
    ];
}
