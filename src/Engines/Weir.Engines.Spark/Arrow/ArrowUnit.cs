namespace Weir.Engines.Spark.Arrow;

/// <summary>Numbers by which Arrow's types say their unit.</summary>
internal static class ArrowUnit
{
    // Of times, timestamps and durations.
    internal const short Microsecond = 2;
    internal const short Nanosecond = 3;

    // Of floating-point numbers.
    internal const short Single = 1;
    internal const short Double = 2;

    // Of dates.
    internal const short Day = 0;

    // Of intervals.
    internal const short YearMonth = 0;
    internal const short MonthDayNano = 2;
}
