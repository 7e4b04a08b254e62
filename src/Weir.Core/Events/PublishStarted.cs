namespace Weir.Core.Events;

/// <summary>All is written and judged; from here on the run is finished, by this process or by resume.</summary>
public sealed record PublishStarted : RunEvent
{
    public override string Name => "publish_started";

    public required IReadOnlyList<PublishStep> Steps { get; init; }
}
