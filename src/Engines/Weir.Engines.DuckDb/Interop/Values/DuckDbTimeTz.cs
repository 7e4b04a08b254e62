using System.Globalization;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>A TIME WITH TIME ZONE: local microseconds since midnight, and the zone's distance from UTC (east is positive).</summary>
public readonly record struct DuckDbTimeTz(long Microseconds, int OffsetSeconds)
{
    private const int MaximumOffset = (16 * 60 * 60) - 1;
    private const int OffsetBits = 24;

    /// <summary>DuckDB's packed form, which sorts by instant and then by zone.</summary>
    public ulong ToBits() => ((ulong)Microseconds << OffsetBits) | (uint)(MaximumOffset - OffsetSeconds);

    public static DuckDbTimeTz FromBits(ulong bits) =>
        new((long)(bits >> OffsetBits), MaximumOffset - (int)(bits & ((1 << OffsetBits) - 1)));

    public override string ToString()
    {
        int absolute = Math.Abs(OffsetSeconds);
        string zone = string.Create(CultureInfo.InvariantCulture, $"{(OffsetSeconds < 0 ? '-' : '+')}{absolute / 3600:00}");
        zone += absolute % 3600 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{absolute / 60 % 60:00}");
        zone += absolute % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{absolute % 60:00}");
        return CalendarText.Time(Microseconds, 1_000_000, 6) + zone;
    }
}
