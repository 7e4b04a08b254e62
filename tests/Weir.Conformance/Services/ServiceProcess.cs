using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Weir.Conformance.Services;

/// <summary>A server of <c>eng/services</c> on a free port of this machine, in a folder of its own. It ends with this object, and with this process however that ends.</summary>
public sealed class ServiceProcess : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private ServiceProcess(Process process, string folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts a service; null when one of the programs that it needs is not installed.</summary>
    /// <param name="name">Its script.</param>
    /// <param name="programs">What it needs: names to be found on the PATH, or globs of absolute paths.</param>
    public static ServiceProcess? TryStart(string name, params string[] programs)
    {
        if (OperatingSystem.IsWindows() || !programs.All(IsInstalled))
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory($"weir-{name}-").FullName;
        int port = FreePort();
        ProcessStartInfo start = new(Path.Combine(Root(), "eng", "services", name), [folder, $"{port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Process.Start(start)!;
        string? line = process.StandardOutput.ReadLine();
        if (line != "ready")
        {
            string error = process.StandardError.ReadToEnd();
            throw new InvalidOperationException($"The service {name} did not start: {error}");
        }

        return new ServiceProcess(process, folder, port);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsInstalled(string program) => program.Contains('*', StringComparison.Ordinal)
        ? Directory.Exists(program[..program.IndexOf('*', StringComparison.Ordinal)]) && Directory.EnumerateDirectories(program[..program.IndexOf('*', StringComparison.Ordinal)]).Any()
        : (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin").Split(':').Any(path => File.Exists(Path.Combine(path, program)));

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Weir.slnx")))
        {
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("There is no Weir.slnx above the tests.");
        }

        return at;
    }
}
