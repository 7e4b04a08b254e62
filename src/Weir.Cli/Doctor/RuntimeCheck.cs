using System.Runtime.InteropServices;

namespace Weir.Cli.Doctor;

/// <summary>Which Weir on which .NET on which system.</summary>
internal sealed class RuntimeCheck : ICheck
{
    public string Group => "machine";

    public string Name => "runtime";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken) => Task.FromResult(new CheckResult(
        Group,
        Name,
        CheckStatus.Ok,
        $"weir {ProductVersion.Text} · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture} · {Environment.ProcessorCount} cores"));
}
