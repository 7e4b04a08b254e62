namespace Weir.Core.Events;

/// <summary>A circuit breaker opened, closed, or lets calls through to see.</summary>
public sealed record BreakerChanged : RunEvent
{
    public override string Name => "breaker_changed";

    /// <summary>The module whose call changed it.</summary>
    public required string ModuleId { get; init; }

    public required string Breaker { get; init; }

    public required BreakerPhase From { get; init; }

    public required BreakerPhase To { get; init; }
}
