using System.Diagnostics;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>A Spark Connect server of this test run.</summary>
public sealed class SparkProcess : IAsyncDisposable
{
    private readonly string installation;
    private bool isOurs = true;

    private SparkProcess(string installation, string folder, string url)
    {
        this.installation = installation;
        Folder = folder;
        Url = url;
    }

    /// <summary>Its working folder.</summary>
    public string Folder { get; }

    /// <summary>Its address.</summary>
    public string Url { get; }

    /// <summary>One that was started by somebody else, and goes on.</summary>
    internal static SparkProcess Running(string installation, string folder) =>
        new(installation, folder, File.ReadAllText(Path.Combine(folder, "spark.url")).Trim()) { isOurs = false };

    /// <summary>Starts one, and waits until it answers.</summary>
    internal static async Task<SparkProcess> StartAsync(string installation, params IReadOnlyList<string> arguments)
    {
        string folder = Directory.CreateTempSubdirectory("weir-spark-server-").FullName;
        return await StartInAsync(installation, folder, arguments);
    }

    internal static async Task<SparkProcess> StartInAsync(string installation, string folder, params IReadOnlyList<string> arguments)
    {
        (int code, string output) = await RunAsync(installation, "start.sh", ["--dir", folder, .. arguments]);
        return code == 0 ? new SparkProcess(installation, folder, output.Trim()) : throw new InvalidOperationException($"The Spark server did not start ({code}).");
    }

    /// <summary>Ends it; its folder stays.</summary>
    internal Task StopAsync() => RunAsync(installation, "stop.sh", [Folder]);

    public async ValueTask DisposeAsync()
    {
        if (!isOurs)
        {
            return;
        }

        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(string installation, string script, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new("bash", [Path.Combine(installation, script), .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
