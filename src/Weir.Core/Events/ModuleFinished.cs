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

    /// <summary>Why it failed or was skipped; null when it succeeded.</summary>
    public RunError? Error { get; init; }
}
