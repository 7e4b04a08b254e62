namespace Weir.Cli.Doctor;

/// <summary>Whether time zones are known by name.</summary>
internal sealed class TimeZoneCheck(string zone) : ICheck
{
    public string Group => "machine";

    public string Name => "time zones";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        int count = TimeZoneInfo.GetSystemTimeZones().Count;
        bool known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
        return Task.FromResult(known && count > 1
            ? new CheckResult(Group, Name, CheckStatus.Ok, $"{count} zones; sessions run in {zone}")
            : new CheckResult(Group, Name, CheckStatus.Warn, known ? "only UTC is known" : $"'{zone}' is not known here", "Install the system's time zone data (package tzdata)."));
    }
}
