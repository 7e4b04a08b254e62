using System.Globalization;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Prints dates and times as DuckDB does, in the proleptic Gregorian calendar without limits.</summary>
internal static class CalendarText
{
    private const int DaysPerEra = 146_097;
    private const int DaysFromYearZeroMarchTo1970 = 719_468;

    /// <summary>yyyy-MM-dd; years before 1 count backwards, and <paramref name="era"/> is then " (BC)".</summary>
    internal static string Date(long daysSince1970, out string era)
    {
        long days = daysSince1970 + DaysFromYearZeroMarchTo1970;
        long eraIndex = Math.DivRem(days, DaysPerEra, out long dayOfEra);
        if (dayOfEra < 0)
        {
            eraIndex--;
            dayOfEra += DaysPerEra;
        }

        // Civil-from-days: years start in March, so that the leap day is a year's last.
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        long day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + (eraIndex * 400) + (month <= 2 ? 1 : 0);
        era = year <= 0 ? " (BC)" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{(year <= 0 ? 1 - year : year):0000}-{month:00}-{day:00}");
    }

    /// <summary>HH:mm:ss, and as much of the fraction as is not zero, in threes of digits where <paramref name="digits"/> is 6.</summary>
    internal static string Time(long ticks, long ticksPerSecond, int digits)
    {
        long seconds = Math.DivRem(ticks, ticksPerSecond, out long fraction);
        string clock = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        if (fraction == 0)
        {
            return clock;
        }

        string text = fraction.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return $"{clock}.{text.TrimEnd('0')}";
    }
}
