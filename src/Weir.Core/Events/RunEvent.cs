namespace Weir.Core.Events;

/// <summary>Something that happened in a run. Every figure that Weir shows is one of these first.</summary>
public abstract record RunEvent
{
    public required string RunId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The event's name in JSON, for example <c>module_finished</c>.</summary>
    public abstract string Name { get; }
}
