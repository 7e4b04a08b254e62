using System.Diagnostics;

namespace Weir.Golden.Processes;

/// <summary>A file system of one megabyte, mounted in memory; takes the right to mount.</summary>
internal sealed class FullDisk : IDisposable
{
    private FullDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Null where this process may not mount.</summary>
    public static FullDisk? TryMount()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string path = Directory.CreateTempSubdirectory("weir-disk-").FullName;
        if (Call("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path))
        {
            return new FullDisk(path);
        }

        Directory.Delete(path);
        return null;
    }

    public void Dispose()
    {
        Call("umount", Path).ShouldBeTrue();
        Directory.Delete(Path);
    }

    private static bool Call(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
