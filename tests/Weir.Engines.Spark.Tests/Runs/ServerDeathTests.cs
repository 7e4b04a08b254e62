using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Weir.Core.Events;
using Weir.Engines.Spark.Tests.Support;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>The Spark server dies while a run is at work: targets stay as they were, and a resume against another server ends as a straight run does.</summary>
[Collection(AloneCollection.Name)]
public sealed class ServerDeathTests : IDisposable
{
    private const string Modules = """
          - { id: rows, type: Ingress, config: { path: rows.csv } }
          - { id: table, type: Egress, config: { format: delta, path: table, mode: append } }
          - { id: files, type: Egress, config: { format: csv, path: files/, mode: append } }
        edges:
          - { from: rows, to: table }
          - { from: rows, to: files }

        """;

    private readonly int port = FreePort();
    private readonly BlueprintFolder folder;

    public ServerDeathTests() => folder = new BlueprintFolder(() => $"sc://127.0.0.1:{port}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_between_two_writes_nothing_is_seen_and_a_resume_writes_all_once()
    {
        (string? installation, string? reason) = SparkInstallation.Find();
        Assert.SkipWhen(installation is null, reason ?? "");
        folder.Write("rows.csv", "id", "1", "2", "3");
        SparkProcess first = await SparkProcess.StartAsync(installation!, "--port", $"{port}");
        SparkProcess? second = null;
        try
        {
            await folder.DoAsync(Modules);
            folder.Write("rows.csv", "id", "4", "5");
            folder.Told = happened =>
            {
                if (happened is ModuleFinished { ModuleId: "table" })
                {
                    // Another server at the same place knows nothing of the run's session; without one, the client would wait for minutes.
                    Kill(first);
                    second = SparkProcess.StartAsync(installation!, "--port", $"{port}").GetAwaiter().GetResult();
                }
            };
            RunOutcome died = await folder.RunAsync(Modules);
            folder.Told = null;
            died.ExitCode.ShouldNotBe(0);
            Directory.GetFiles(folder.At("table/_delta_log"), "*.json").Length.ShouldBe(1);
            Lines().ShouldBe(["1", "2", "3"]);

            (await folder.RunAsync(Modules, new RunOptions { Resume = true })).ExitCode.ShouldBe(0);
            (await folder.AskAsync($"SELECT id FROM delta.`{folder.At("table")}`")).ShouldBe(["1", "2", "3", "4", "5"]);
            Lines().ShouldBe(["1", "2", "3", "4", "5"]);
            Directory.GetFiles(folder.At("table/_delta_log"), "*.json").Length.ShouldBe(2);
        }
        finally
        {
            await first.DisposeAsync();
            await (second?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private string[] Lines() => [.. Directory.GetFiles(folder.At("files"), "*.csv").SelectMany(file => File.ReadLines(file).Skip(1)).Order(StringComparer.Ordinal)];

    private static void Kill(SparkProcess server)
    {
        using Process process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(server.Folder, "spark.pid")), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
