using System.Globalization;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    private static readonly string[] ByteUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
    private static readonly string[] CountUnits = ["", " k", " M", " G", " T"];

    /// <summary>With thousands parted by commas.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rows(long rows) => rows == 1 ? "1 row" : $"{Count(rows)} rows";

    public static string Bytes(long bytes)
    {
        double value = bytes;
        int unit = 0;
        for (; value >= 1024 && unit < ByteUnits.Length - 1; unit++)
        {
            value /= 1024;
        }

        string figure = unit == 0 || value >= 100 ? value.ToString("F0", CultureInfo.InvariantCulture) : value.ToString("F1", CultureInfo.InvariantCulture);
        return $"{figure} {ByteUnits[unit]}";
    }

    public static string Duration(TimeSpan duration)
    {
        double seconds = duration.TotalSeconds;
        return seconds switch
        {
            < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F0} ms"),
            < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s"),
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60:D2} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 3600} h {(long)seconds % 3600 / 60:D2} min"),
        };
    }

    /// <summary>Rows per second, or an empty text when too little time went by to say.</summary>
    public static string Rate(long rows, TimeSpan elapsed)
    {
        if (rows <= 0 || elapsed.TotalMilliseconds < 1)
        {
            return "";
        }

        double rate = rows / elapsed.TotalSeconds;
        int unit = 0;
        for (; rate >= 1000 && unit < CountUnits.Length - 1; unit++)
        {
            rate /= 1000;
        }

        string figure = rate >= 100 || unit == 0 ? rate.ToString("F0", CultureInfo.InvariantCulture) : rate.ToString("F1", CultureInfo.InvariantCulture);
        return $"{figure}{CountUnits[unit]} rows/s";
    }

    /// <summary>What a cluster does: "stage 2 of 3 · 14 of 20 tasks · 2 running · 34.0 MiB read".</summary>
    public static string Work(ClusterWork work)
    {
        string stage = $"stage {Math.Min(work.StagesDone + 1, work.Stages)} of {work.Stages} · {Count(work.TasksDone)} of {Count(work.Tasks)} tasks";
        string running = work.TasksRunning > 0 ? $" · {Count(work.TasksRunning)} running" : "";
        return stage + running + (work.BytesRead > 0 ? $" · {Bytes(work.BytesRead)} read" : "");
    }

    /// <summary>A moment in UTC, to the second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How long ago a moment was, in one unit.</summary>
    public static string Ago(TimeSpan age) => age.TotalSeconds switch
    {
        < 60 => $"{Math.Max(0, (int)age.TotalSeconds)} s ago",
        < 3600 => $"{(int)age.TotalMinutes} min ago",
        < 86400 => $"{(int)age.TotalHours} h ago",
        _ => $"{(int)age.TotalDays} d ago",
    };

    /// <summary>"1 module", "3 modules".</summary>
    public static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
