namespace Weir.Coordination.Schedule;

/// <summary>One thing that runs by the clock.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Times">When.</param>
/// <param name="Path">What, absolute.</param>
public sealed record ScheduleItem(string Id, CronTimes Times, string Path)
{
    /// <summary>Only up to this module; null for all.</summary>
    public string? To { get; init; }

    /// <summary>Whether what was fetched of a bundle last will do.</summary>
    public bool AllowStaleBundle { get; init; }

    public TimeSpan MisfireGrace { get; init; } = TimeSpan.FromMinutes(5);

    public CatchUp CatchUp { get; init; }

    public Overlap Overlap { get; init; }
}
