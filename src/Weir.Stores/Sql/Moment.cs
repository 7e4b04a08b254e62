using System.Globalization;

namespace Weir.Stores.Sql;

/// <summary>Moments as text that sorts in the order of time: UTC, ISO 8601, always seven decimals.</summary>
internal static class Moment
{
    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
