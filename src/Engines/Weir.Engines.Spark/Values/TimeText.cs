using System.Globalization;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Values;

/// <summary>Dates, times, timestamps and intervals as texts.</summary>
internal static class TimeText
{
    private const long MicrosecondsPerSecond = 1_000_000;

    internal static string Of(PrimitiveKind kind, Column column, int row) => kind switch
    {
        PrimitiveKind.Date => Day(column.Values<int>()[row]),
        PrimitiveKind.Time => Clock(column.Values<long>()[row]),
        PrimitiveKind.TimestampNtz => Timestamp(column.Values<long>()[row]),
        PrimitiveKind.TimestampTz => Timestamp(column.Values<long>()[row]) + "+00",
        PrimitiveKind.Interval => Interval(column.Values<CalendarInterval>()[row]),
        _ => throw new InvalidOperationException($"A {kind} is no time."),
    };

    private static string Timestamp(long microseconds)
    {
        (long days, long rest) = Math.DivRem(microseconds, TimeSpan.MicrosecondsPerDay);
        return rest < 0 ? $"{Day(days - 1)} {Clock(rest + TimeSpan.MicrosecondsPerDay)}" : $"{Day(days)} {Clock(rest)}";
    }

    /// <summary>A day, or the number of days since 1970 where the calendar has no such day.</summary>
    private static string Day(long days)
    {
        long number = days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{days}d");
    }

    private static string Clock(long microseconds)
    {
        (long seconds, long fraction) = Math.DivRem(microseconds, MicrosecondsPerSecond);
        string clock = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return fraction == 0 ? clock : clock + "." + fraction.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    private static string Interval(CalendarInterval value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Months} months {value.Days} days {value.Microseconds} microseconds");
}
