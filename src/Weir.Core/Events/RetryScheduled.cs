namespace Weir.Core.Events;

/// <summary>A module failed and will be tried again.</summary>
public sealed record RetryScheduled : RunEvent
{
    public override string Name => "retry_scheduled";

    public required string ModuleId { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    public required TimeSpan Delay { get; init; }

    public required RunError Error { get; init; }
}
