namespace Weir.Engines.Spark.Connect.Retry;

/// <summary>How patiently a failed call is tried again.</summary>
/// <param name="Attempts">Tries after the first one.</param>
/// <param name="FirstWait">The wait before the first of them; each later one is four times as long.</param>
/// <param name="LongestWait">No wait is longer, unless the server asks for it.</param>
internal sealed record RetryPolicy(int Attempts, TimeSpan FirstWait, TimeSpan LongestWait)
{
    /// <summary>Each wait is so many times the one before.</summary>
    internal const int Growth = 4;

    /// <summary>Spark's own: about nine minutes in all.</summary>
    internal static RetryPolicy Standard { get; } = new(15, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(60));

    /// <summary>For the first call: about four seconds, so that a wrong address is told soon.</summary>
    internal static RetryPolicy Connecting { get; } = new(4, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(60));

    /// <summary>Begins to count.</summary>
    internal RetrySchedule Begin() => new(this);
}
