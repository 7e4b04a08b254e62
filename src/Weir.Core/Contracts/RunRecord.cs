using Weir.Core.Events;

namespace Weir.Core.Contracts;

/// <summary>A run as the history knows it.</summary>
public sealed record RunRecord
{
    public required string RunId { get; init; }

    public required string BlueprintId { get; init; }

    public required string SourcePath { get; init; }

    public required string Fingerprint { get; init; }

    public required string Engine { get; init; }

    /// <summary><see cref="RunStatus.Interrupted"/> when it is written down as running and its process is gone.</summary>
    public required RunStatus Status { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public RunError? Error { get; init; }

    public string? ParentRunId { get; init; }

    /// <summary>The modules' results so far, in the order in which they ended.</summary>
    public IReadOnlyList<ModuleFinished> Modules { get; init; } = [];

    /// <summary>The publish plan when the run came that far; null before.</summary>
    public IReadOnlyList<PublishStep>? PublishSteps { get; init; }

    /// <summary>The modules whose targets were published.</summary>
    public IReadOnlyList<string> Published { get; init; } = [];
}
