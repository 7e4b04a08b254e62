namespace Weir.Core.Events;

/// <summary>A Regulator opened or closed.</summary>
public sealed record GateDecided : RunEvent
{
    public override string Name => "gate_decided";

    public required string ModuleId { get; init; }

    public required bool Open { get; init; }

    public required string Reason { get; init; }
}
