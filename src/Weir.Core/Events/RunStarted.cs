namespace Weir.Core.Events;

/// <summary>A run begins; nothing was written yet.</summary>
public sealed record RunStarted : RunEvent
{
    public override string Name => "run_started";

    public required string BlueprintId { get; init; }

    public required string BlueprintName { get; init; }

    /// <summary>The Blueprint's file, as given.</summary>
    public required string SourcePath { get; init; }

    public required string Fingerprint { get; init; }

    public required string Engine { get; init; }

    /// <summary>The modules in the order in which they run.</summary>
    public required IReadOnlyList<ModuleOutline> Modules { get; init; }

    /// <summary>The run that this one resumes, or null.</summary>
    public string? ParentRunId { get; init; }
}
