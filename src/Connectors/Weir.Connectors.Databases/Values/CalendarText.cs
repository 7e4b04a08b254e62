using System.Globalization;
using System.Text;

namespace Weir.Connectors.Databases.Values;

/// <summary>Dates and times as ISO 8601 texts, with a space between date and time and up to six digits behind the second.</summary>
internal static class CalendarText
{
    private const long DayMicroseconds = 86_400_000_000;

    /// <summary>The longest text.</summary>
    internal const int Longest = 40;

    /// <exception cref="OverflowException">The day is outside the years 1 to 9999.</exception>
    internal static int WriteDate(int daysSinceEpoch, Span<byte> text)
    {
        long number = daysSinceEpoch + 719_162L;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber)
        {
            throw new OverflowException("A date is outside the years 1 to 9999.");
        }

        DateOnly date = DateOnly.FromDayNumber((int)number);
        date.TryFormat(text, out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return written;
    }

    internal static int WriteTime(long microseconds, Span<byte> text)
    {
        TimeOnly time = new(microseconds * 10);
        time.TryFormat(text, out int written, microseconds % 1_000_000 == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return written;
    }

    /// <exception cref="OverflowException">The time is outside the years 1 to 9999.</exception>
    internal static int WriteTimestamp(long microsecondsSinceEpoch, bool utc, Span<byte> text)
    {
        (long days, long rest) = Math.DivRem(microsecondsSinceEpoch, DayMicroseconds);
        if (rest < 0)
        {
            days--;
            rest += DayMicroseconds;
        }

        int written = WriteDate(checked((int)days), text);
        text[written++] = (byte)' ';
        written += WriteTime(rest, text[written..]);
        if (utc)
        {
            "+00:00"u8.CopyTo(text[written..]);
            written += 6;
        }

        return written;
    }

    /// <exception cref="FormatException">The text is no date.</exception>
    internal static int ReadDate(ReadOnlySpan<byte> text) =>
        DateOnly.TryParseExact(Encoding.UTF8.GetString(text), ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date.DayNumber - 719_162
            : throw Wrong(text, "date");

    /// <exception cref="FormatException">The text is no time of day.</exception>
    internal static long ReadTime(ReadOnlySpan<byte> text) => TimeOnly.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out TimeOnly time) ? time.Ticks / 10 : throw Wrong(text, "time");

    /// <exception cref="FormatException">The text is no date and time.</exception>
    internal static long ReadTimestamp(ReadOnlySpan<byte> text, bool withZone)
    {
        string words = Encoding.UTF8.GetString(text);
        if (withZone)
        {
            return DateTimeOffset.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? FromTicks(instant.UtcTicks) : throw Wrong(text, "time with a zone");
        }

        return DateTime.TryParse(words, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out DateTime moment) && moment.Kind == DateTimeKind.Unspecified && moment.Year > 0 && words.Contains('-', StringComparison.Ordinal)
            ? FromTicks(moment.Ticks)
            : throw Wrong(text, "date and time without a zone");
    }

    internal static long FromTicks(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / 10;

    private static FormatException Wrong(ReadOnlySpan<byte> text, string what) => new($"'{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)])}' is no {what} in ISO form");
}
