using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Weir.Hosting.Tests.Support;

/// <summary>A Samba server of this test, on a free port of 127.0.0.1, with one share and one user.</summary>
internal sealed class SmbServer : IDisposable
{
    private const string Program = "/usr/sbin/smbd";

    private readonly TemporaryFolder folder;
    private readonly Process process;

    private SmbServer(TemporaryFolder folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        Port = port;
    }

    public static string? WhyNot => !File.Exists(Program) ? "Samba is not installed." : !File.Exists("/usr/bin/smbclient") ? "Samba's smbclient is not installed." : Environment.UserName != "root" ? "Samba's server needs root." : null;

    public int Port { get; }

    public string At(string name) => folder.At(Path.Combine("share", name));

    public static SmbServer Start(string password)
    {
        TemporaryFolder folder = new();
        TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        string state = Directory.CreateDirectory(folder.At("state")).FullName;
        Directory.CreateDirectory(folder.At("share"));
        string config = folder.Write(
            "smb.conf",
            $"[global]\nserver role = standalone server\ninterfaces = lo\nbind interfaces only = yes\nsmb ports = {port}\nprivate dir = {state}\nlock directory = {state}\nstate directory = {state}\ncache directory = {state}\n"
            + $"pid directory = {state}\nncalrpc dir = {state}/ncalrpc\npassdb backend = tdbsam:{state}/passdb.tdb\nlog file = {state}/log\ndisable spoolss = yes\nload printers = no\n[share]\npath = {folder.At("share")}\nread only = no\n");
        using (Process added = Process.Start(new ProcessStartInfo("smbpasswd", ["-c", config, "-s", "-a", "root"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!)
        {
            added.StandardInput.Write($"{password}\n{password}\n");
            added.StandardInput.Close();
            added.WaitForExit();
            added.ExitCode.ShouldBe(0);
        }

        Process process = Process.Start(new ProcessStartInfo(Program, ["-F", "--no-process-group", "-s", config]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!Answers(port))
        {
            process.HasExited.ShouldBeFalse("smbd ended at once.");
        }

        return new SmbServer(folder, process, port);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    private static bool Answers(int port)
    {
        try
        {
            using TcpClient client = new("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
