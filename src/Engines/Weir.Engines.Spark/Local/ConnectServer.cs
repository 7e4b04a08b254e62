using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect;

namespace Weir.Engines.Spark.Local;

/// <summary>The Connect server of a Spark distribution on this machine, which lives as long as a session. It ends with this process too, however that dies.</summary>
internal sealed class ConnectServer : IAsyncDisposable
{
    /// <summary>The variable that names the distribution.</summary>
    internal const string HomeVariable = "SPARK_HOME";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>A cluster's manager may take a while to give us a driver's resources.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly string folder;
    private int disposed;

    private ConnectServer(Process process, string folder, SparkAddress address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    /// <summary>Where it listens, with the token that it asks for.</summary>
    internal SparkAddress Address { get; }

    private string Log => Path.Combine(folder, "spark.log");

    /// <summary>Starts the server of <c>SPARK_HOME</c> and waits until it listens.</summary>
    /// <param name="master">Where its work runs.</param>
    /// <param name="span">Where that is written, for errors.</param>
    /// <param name="settings">Spark's settings.</param>
    /// <param name="time">Paces the wait.</param>
    /// <param name="cancellationToken">Ends the wait, and the server.</param>
    /// <exception cref="WeirException">There is no distribution, or its server does not start.</exception>
    internal static async Task<ConnectServer> StartAsync(string master, SourceSpan span, IReadOnlyDictionary<string, string> settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!SparkMaster.IsOne(master))
        {
            throw Refuse(span, $"'{master}' is no master of Spark's.", $"It is one of {SparkMaster.Forms}.");
        }

        string home = Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } given ? given : throw Refuse(
            span, "`master` starts a Spark of this machine for the run, and SPARK_HOME does not say where one is.",
            "Set SPARK_HOME to the folder of a Spark 4 distribution, or use a server that runs: `engine.spark.url: sc://host:15002` in the place of `master`.");
        string program = ServerStart.ProgramOf(home) ?? throw Refuse(
            span, $"SPARK_HOME ({home}) holds no `bin/spark-submit`.",
            "Set it to the folder of a Spark 4 distribution, or use a server that runs: `engine.spark.url: sc://host:15002` in the place of `master`.");
        string folder = Directory.CreateTempSubdirectory("weir-spark-").FullName;
        string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        int port = FreePort();
        SparkAddress address = new() { Host = IPAddress.Loopback.ToString(), Port = port, Token = new Secret("token", token) };
        Process process = Process.Start(new ServerStart(home, master, port, token, settings).Info(program, folder, Path.Combine(folder, "spark.log")))!;
        ConnectServer server = new(process, folder, address);
        try
        {
            await server.UntilListeningAsync(span, time, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the server and removes what it left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        process.Dispose();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of the server's is still at its files; they are temporary.
        }
    }

    private async Task UntilListeningAsync(SourceSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        while (!await IsListeningAsync(cancellationToken).ConfigureAwait(false))
        {
            if (process.HasExited || time.GetElapsedTime(began) > Patience)
            {
                string what = process.HasExited ? $"ended at once (code {process.ExitCode})" : $"did not listen within {Patience.TotalMinutes:0} minutes";
                throw Refuse(span, $"The Connect server of {HomeVariable} {what}: {LastWords()}", "Spark 4.0 or later is needed, and a Java that it supports.");
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsListeningAsync(CancellationToken cancellationToken)
    {
        using TcpClient probe = new();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The last lines of the log that say something.</summary>
    private string LastWords()
    {
        string[] lines = File.Exists(Log) ? [.. File.ReadLines(Log).Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(3)] : [];
        return lines.Length == 0 ? "it said nothing." : string.Join(" / ", lines.Select(line => line.Trim()));
    }

    /// <summary>A port that nobody listens on now.</summary>
    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static WeirException Refuse(SourceSpan span, string message, string hint) => new(new Diagnostic(EngineCodes.EngineUnavailable, span, message) { Hint = hint });
}
