namespace Weir.Core.Events;

/// <summary>A Probe recorded a fact.</summary>
public sealed record SignalCaptured : RunEvent
{
    public override string Name => "signal_captured";

    public required string ModuleId { get; init; }

    public required string SignalId { get; init; }

    public required string SignalType { get; init; }

    /// <summary>The fact as JSON; the shape of each signal type is in the reference.</summary>
    public required string Payload { get; init; }

    /// <summary>True when the Blueprint asks to see it in the run's output.</summary>
    public bool Report { get; init; }
}
