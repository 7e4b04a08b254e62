namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A TIME (microseconds) or TIME_NS (nanoseconds) since midnight; 24:00:00 is one of DuckDB's times.</summary>
public readonly record struct DuckDbTime(long Ticks, TimeUnit Unit = TimeUnit.Microsecond)
{
    public static DuckDbTime From(TimeOnly time) =>
        time.Ticks % TimeSpan.TicksPerMicrosecond == 0
            ? new(time.Ticks / TimeSpan.TicksPerMicrosecond)
            : new(time.Ticks * TimeSpan.NanosecondsPerTick, TimeUnit.Nanosecond);

    /// <summary>The time, cut to 100 ns, or null for 24:00:00.</summary>
    public TimeOnly? ToTimeOnly()
    {
        long ticks = Unit == TimeUnit.Nanosecond ? Ticks / TimeSpan.NanosecondsPerTick : Ticks * TimeSpan.TicksPerMicrosecond;
        return ticks <= TimeOnly.MaxValue.Ticks ? new TimeOnly(ticks) : null;
    }

    public override string ToString() =>
        Unit == TimeUnit.Nanosecond ? CalendarText.Time(Ticks, 1_000_000_000, 9) : CalendarText.Time(Ticks, 1_000_000, 6);
}
