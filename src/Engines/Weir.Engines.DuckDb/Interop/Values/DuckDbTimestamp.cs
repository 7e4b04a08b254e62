namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A TIMESTAMP of any precision, with or without time zone: ticks since 1970-01-01, with two infinities.</summary>
/// <param name="Ticks">Ticks of <paramref name="Unit"/>; in UTC where <paramref name="HasTimeZone"/>, of the wall clock elsewhere.</param>
/// <param name="Unit">What a tick is.</param>
/// <param name="HasTimeZone">True for TIMESTAMP WITH TIME ZONE, an instant; its unit is the microsecond.</param>
public readonly record struct DuckDbTimestamp(long Ticks, TimeUnit Unit = TimeUnit.Microsecond, bool HasTimeZone = false)
{
    private const long InfiniteTicks = long.MaxValue;

    public static DuckDbTimestamp PositiveInfinity => new(InfiniteTicks);

    public static DuckDbTimestamp NegativeInfinity => new(-InfiniteTicks);

    public bool IsFinite => Ticks != InfiniteTicks && Ticks != -InfiniteTicks;

    /// <summary>A wall-clock time; a DateTime of kind UTC or Local keeps its clock's reading.</summary>
    public static DuckDbTimestamp From(DateTime time) => FromTicks(time.Ticks - DateTime.UnixEpoch.Ticks, zone: false);

    /// <summary>An instant.</summary>
    public static DuckDbTimestamp From(DateTimeOffset time) => FromTicks(time.UtcTicks - DateTime.UnixEpoch.Ticks, zone: true);

    /// <summary>The time, cut to 100 ns, or null outside the years 1 to 9999; of kind UTC where it is an instant.</summary>
    public DateTime? ToDateTime()
    {
        Int128 ticks = Unit == TimeUnit.Nanosecond
            ? Int128Floor(Ticks, TimeSpan.NanosecondsPerTick)
            : (Int128)Ticks * (TimeSpan.TicksPerSecond / PerSecond(Unit));
        ticks += DateTime.UnixEpoch.Ticks;
        return IsFinite && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, HasTimeZone ? DateTimeKind.Utc : DateTimeKind.Unspecified)
            : null;
    }

    /// <summary>As DuckDB prints it; an instant in UTC.</summary>
    public override string ToString()
    {
        if (!IsFinite)
        {
            return Ticks > 0 ? "infinity" : "-infinity";
        }

        long perSecond = PerSecond(Unit);
        long days = (long)Int128Floor(Ticks, perSecond * 86_400);
        long ofDay = (long)(Ticks - ((Int128)days * perSecond * 86_400));
        string date = CalendarText.Date(days, out string era);
        string time = CalendarText.Time(ofDay, perSecond, Unit switch { TimeUnit.Second => 0, TimeUnit.Millisecond => 3, TimeUnit.Microsecond => 6, _ => 9 });
        return $"{date}{era} {time}{(HasTimeZone ? "+00" : "")}";
    }

    private static DuckDbTimestamp FromTicks(long ticks, bool zone) =>
        !zone && ticks % TimeSpan.TicksPerMicrosecond != 0 && Math.Abs(ticks) < long.MaxValue / TimeSpan.NanosecondsPerTick
            ? new DuckDbTimestamp(ticks * TimeSpan.NanosecondsPerTick, TimeUnit.Nanosecond)
            : new DuckDbTimestamp((long)Int128Floor(ticks, TimeSpan.TicksPerMicrosecond), TimeUnit.Microsecond, zone);

    private static long PerSecond(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Millisecond => 1_000,
        TimeUnit.Microsecond => 1_000_000,
        _ => 1_000_000_000,
    };

    private static Int128 Int128Floor(long value, long divisor)
    {
        long quotient = Math.DivRem(value, divisor, out long remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
