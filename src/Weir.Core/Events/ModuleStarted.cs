namespace Weir.Core.Events;

/// <summary>A module begins an attempt.</summary>
public sealed record ModuleStarted : RunEvent
{
    public override string Name => "module_started";

    public required string ModuleId { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public int Attempt { get; init; } = 1;
}
