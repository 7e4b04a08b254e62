using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Weir.Hosting.Tests.Support;

/// <summary>An OpenSSH server of this test, on a free port of 127.0.0.1, with a key of its own for the one who runs the tests.</summary>
internal sealed class SshServer : IDisposable
{
    private const string Program = "/usr/sbin/sshd";

    private readonly TemporaryFolder folder;
    private readonly Process process;

    private SshServer(TemporaryFolder folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        Port = port;
    }

    public static string? WhyNot => !File.Exists(Program) ? "OpenSSH's server is not installed." : !Directory.Exists("/run/sshd") && Environment.UserName != "root" ? "/run/sshd is missing." : null;

    public int Port { get; }

    public string Key => folder.At("user");

    public string KnownHosts => folder.At("known_hosts");

    public static SshServer Start()
    {
        TemporaryFolder folder = new();
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.At("host"));
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.At("user"));
        TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Directory.CreateDirectory("/run/sshd");
        folder.Write("known_hosts", $"[127.0.0.1]:{port} {string.Join(' ', File.ReadAllText(folder.At("host.pub")).Split(' ').Take(2))}\n");
        folder.Write("config", $"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder.At("host")}\nAuthorizedKeysFile {folder.At("user.pub")}\nStrictModes no\nPidFile {folder.At("pid")}\nSubsystem sftp internal-sftp\nUsePAM no\nPermitRootLogin yes\n");
        Process process = Process.Start(new ProcessStartInfo(Program, ["-D", "-e", "-f", folder.At("config")]) { RedirectStandardError = true })!;
        // The line says that it listens.
        while (process.StandardError.ReadLine() is { } line && !line.Contains("listening", StringComparison.OrdinalIgnoreCase))
        {
        }

        return new SshServer(folder, process, port);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process run = Process.Start(new ProcessStartInfo(program, arguments))!;
        run.WaitForExit();
        run.ExitCode.ShouldBe(0);
    }
}
