namespace Weir.Core.Events;

/// <summary>A module ended, well or not.</summary>
public sealed record ModuleFinished : RunEvent
{
    public override string Name => "module_finished";

    public required string ModuleId { get; init; }

    public required ModuleStatus Status { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Rows read, where a scan or the write itself told; never counted for its own sake.</summary>
    public long? RowsIn { get; init; }

    /// <summary>Rows written or passed on, where known.</summary>
    public long? RowsOut { get; init; }

    public long? BytesOut { get; init; }

    /// <summary>Attempts made in all; 0 for a module that did not run.</summary>
    public int Attempts { get; init; }

    /// <summary>Says what the module did and on what: its configuration and those of all that it reads. A resume takes the work over only where it is the same.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What the module hands on besides rows, as a JSON object; null when nothing.</summary>
    public string? Outputs { get; init; }

    /// <summary>True when an earlier attempt at the run had done the work.</summary>
    public bool Restored { get; init; }

    /// <summary>Why it failed or was skipped; null when it succeeded.</summary>
    public RunError? Error { get; init; }
}
