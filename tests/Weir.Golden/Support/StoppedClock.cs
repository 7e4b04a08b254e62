namespace Weir.Golden.Support;

/// <summary>A clock that always shows noon of a leap day, and in which nothing takes any time: what is written down of a run is the same every day.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public static StoppedClock Instance { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
