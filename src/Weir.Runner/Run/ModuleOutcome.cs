using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Runner.Run;

/// <summary>What came of a module's execution.</summary>
internal sealed record ModuleOutcome(ModuleStatus Status)
{
    public static ModuleOutcome Done { get; } = new(ModuleStatus.Success);

    public long? RowsIn { get; init; }

    public long? RowsOut { get; init; }

    public long? BytesOut { get; init; }

    /// <summary>What it hands on besides rows, as a JSON object.</summary>
    public string? Outputs { get; init; }

    /// <summary>Why it failed or was skipped.</summary>
    public RunError? Error { get; init; }

    /// <summary>The failure with its place, for the one who started the run.</summary>
    public Diagnostic? Cause { get; init; }

    /// <summary>True when the run can't go on; false when only what depends on the module is skipped.</summary>
    public bool StopsRun { get; init; }

    /// <summary>True when what depends on the module can't run either.</summary>
    public bool SkipsDownstream { get; init; }

    /// <summary>An Egress's move, made when the whole run has succeeded.</summary>
    public PublishStep? Step { get; init; }

    /// <summary>The run fails because of what this module found.</summary>
    public static ModuleOutcome Stop(RunError error, Diagnostic cause) => new(ModuleStatus.Error) { Error = error, Cause = cause, StopsRun = true, SkipsDownstream = true };

    public static ModuleOutcome Skip(RunError reason) => new(ModuleStatus.Skipped) { Error = reason };
}
