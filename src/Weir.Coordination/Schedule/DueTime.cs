namespace Weir.Coordination.Schedule;

/// <summary>A time of an item that is to be run.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Again">True when it was taken before and nobody said that it is done: whoever took it may have died, or be at work yet.</param>
public sealed record DueTime(DateTimeOffset Time, bool Again);
