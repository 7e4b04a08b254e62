namespace Weir.Core.Events;

/// <summary>A run ended.</summary>
public sealed record RunFinished : RunEvent
{
    public override string Name => "run_finished";

    public required RunStatus Status { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The first failure, or null.</summary>
    public RunError? Error { get; init; }
}
