namespace Weir.Cli.Doctor;

/// <summary>Whether the folder of the history can be written. A folder that is not there is not made: its parent must be writable then.</summary>
internal sealed class StoreFolderCheck(string folder) : ICheck
{
    public string Group => "store";

    public string Name => "folder";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        string existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? throw new DirectoryNotFoundException($"No folder above '{folder}' exists.");
        }

        string probe = Path.Combine(existing, $".weir-doctor-{Guid.NewGuid():N}");
        using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
        }

        string state = existing == folder ? "writable" : "not there yet; a run makes it";
        return Task.FromResult(new CheckResult(Group, Name, CheckStatus.Ok, $"{folder} ({state})"));
    }
}
