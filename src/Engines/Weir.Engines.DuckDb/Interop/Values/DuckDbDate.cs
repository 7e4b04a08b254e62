namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A DATE: days since 1970-01-01, far beyond the years of <see cref="DateOnly"/>, with two infinities.</summary>
public readonly record struct DuckDbDate(int Days)
{
    private static readonly int EpochDayNumber = new DateOnly(1970, 1, 1).DayNumber;

    public static DuckDbDate PositiveInfinity => new(int.MaxValue);

    public static DuckDbDate NegativeInfinity => new(-int.MaxValue);

    public bool IsFinite => Days is not (int.MaxValue or -int.MaxValue);

    public static DuckDbDate From(DateOnly date) => new(date.DayNumber - EpochDayNumber);

    /// <summary>The date, or null outside the years 1 to 9999.</summary>
    public DateOnly? ToDateOnly()
    {
        long dayNumber = (long)Days + EpochDayNumber;
        return dayNumber >= 0 && dayNumber <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)dayNumber) : null;
    }

    /// <summary>As DuckDB prints it.</summary>
    public override string ToString() => Days switch
    {
        int.MaxValue => "infinity",
        -int.MaxValue => "-infinity",
        _ => CalendarText.Date(Days, out string era) + era,
    };
}
