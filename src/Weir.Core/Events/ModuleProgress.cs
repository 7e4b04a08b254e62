namespace Weir.Core.Events;

/// <summary>How far a module has come; sent at most a few times a second.</summary>
public sealed record ModuleProgress : RunEvent
{
    public override string Name => "module_progress";

    public required string ModuleId { get; init; }

    /// <summary>Rows processed so far.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows expected in all, or null when unknown.</summary>
    public long? TotalRows { get; init; }

    /// <summary>What a cluster does for it; null where the engine counts rows.</summary>
    public ClusterWork? Work { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
