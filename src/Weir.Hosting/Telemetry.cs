namespace Weir.Hosting;

/// <summary>Whether anybody else hears of runs. Asked before anything of <see cref="ToldSink"/> is touched, so that only who wants it loads it.</summary>
internal static class Telemetry
{
    public static bool IsWanted(Project project) => project.Settings.Has(TelemetrySpec.Telemetry) || project.Settings.Has(TelemetrySpec.Lineage);
}
