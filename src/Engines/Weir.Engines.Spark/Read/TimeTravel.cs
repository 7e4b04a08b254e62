using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;

namespace Weir.Engines.Spark.Read;

/// <summary>What each table format calls an earlier state of a table.</summary>
internal static class TimeTravel
{
    /// <summary>Adds the option that asks for it.</summary>
    /// <exception cref="WeirException">The time is none.</exception>
    internal static void Add(string format, Config travel, Dictionary<string, string> options)
    {
        bool isVersion = travel.Has(TimeTravelSpec.Version);
        string value = isVersion ? travel.Get(TimeTravelSpec.Version).ToString(CultureInfo.InvariantCulture) : travel.Get(TimeTravelSpec.Timestamp);
        options[(format, isVersion) switch
        {
            ("delta", true) => "versionAsOf",
            ("delta", false) => "timestampAsOf",
            ("iceberg", true) => "snapshot-id",
            ("iceberg", false) => "as-of-timestamp",
            _ => "as.of.instant",
        }] = format == "iceberg" && !isVersion ? Milliseconds(value, travel) : value;
    }

    private static string Milliseconds(string text, Config travel) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
            : throw new WeirException(new Diagnostic(EngineCodes.InvalidOption, travel.SpanOf(TimeTravelSpec.Timestamp), $"'{text}' is no time.") { Hint = "Write it as `2025-03-01 12:00:00`." });
}
