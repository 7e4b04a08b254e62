namespace Weir.Core.Events;

/// <summary>One target became visible.</summary>
public sealed record TargetPublished : RunEvent
{
    public override string Name => "target_published";

    public required string ModuleId { get; init; }

    public required string Target { get; init; }
}
