using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Tests.Support;

[assembly: AssemblyFixture(typeof(SparkServer))]

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>The server that all tests of a run share; tests that need it skip when it can't be had.</summary>
/// <remarks>
/// Its streams end after half a MiB, so that every larger result is taken up again at least once, and it logs its jobs.
/// <c>WEIR_SPARK_RUNNING</c> names the working folder of a server that was started so by hand, and is left running.
/// </remarks>
public sealed class SparkServer : IAsyncLifetime
{
    private SparkProcess? process;
    private string? reason;

    /// <summary>The server's address.</summary>
    public string Url => Process.Url;

    /// <summary>Where the server writes its log of events, one JSON object a line.</summary>
    public string EventFolder => Path.Combine(Process.Folder, "events");

    /// <summary>The jobs that the server ran.</summary>
    internal JobLog Jobs => new(EventFolder);

    internal SparkProcess Process
    {
        get
        {
            Assert.SkipWhen(process is null, reason ?? SparkInstallation.Missing);
            return process!;
        }
    }

    /// <summary>The server's address, read.</summary>
    internal SparkAddress Address => SparkAddressReader.Read(Url).Address!;

    public async ValueTask InitializeAsync()
    {
        (string? installation, reason) = SparkInstallation.Find();
        if (installation is not null && Environment.GetEnvironmentVariable("WEIR_SPARK_RUNNING") is { Length: > 0 } running)
        {
            process = SparkProcess.Running(installation, running);
            return;
        }

        if (installation is null)
        {
            return;
        }

        string folder = Directory.CreateTempSubdirectory("weir-spark-server-").FullName;
        string events = Directory.CreateDirectory(Path.Combine(folder, "events")).FullName;
        process = await SparkProcess.StartInAsync(
            installation, folder, "--conf", "spark.eventLog.enabled=true", "--conf", $"spark.eventLog.dir=file://{events}", "--conf", "spark.eventLog.compress=false",
            "--conf", "spark.connect.execute.reattachable.senderMaxStreamSize=512k", "--conf", "spark.sql.timeType.enabled=true");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>A client of its own session.</summary>
    internal Task<SparkClient> ConnectAsync() => SparkClient.ConnectAsync(Address, new SparkClientOptions { Time = TimeProvider.System }, CancellationToken.None);
}
