using Weir.Cli.Render;

namespace Weir.Cli.Doctor;

/// <summary>Whether there is room where a run writes: the store's disk and the one for temporary files.</summary>
internal sealed class DiskSpaceCheck(string name, string folder) : ICheck
{
    private const long Scarce = 1L << 30;
    private const long None = 64L << 20;

    public string Group => "machine";

    public string Name => name;

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        string existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        long free = new DriveInfo(existing).AvailableFreeSpace;
        CheckStatus status = free < None ? CheckStatus.Fail : free < Scarce ? CheckStatus.Warn : CheckStatus.Ok;
        return Task.FromResult(new CheckResult(Group, Name, status, $"{Figures.Bytes(free)} free at {existing}", status == CheckStatus.Ok ? null : "Make room: a run stages all that it writes before it publishes."));
    }
}
