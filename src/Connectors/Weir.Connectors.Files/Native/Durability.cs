using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Weir.Connectors.Files.Native;

/// <summary>Sees to it that bytes and names are on the disk, not only in memory: what is published must survive a loss of power.</summary>
internal static class Durability
{
    /// <summary>From so many files on, Linux writes the whole file system at once, which takes one wait instead of one per file.</summary>
    private const int ManyFiles = 16;

    /// <summary>Makes a file, or a folder with all that is in it, durable.</summary>
    public static void Flush(string path)
    {
        if (File.Exists(path))
        {
            FlushFile(path);
            return;
        }

        string[] files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        if (files.Length > ManyFiles && OperatingSystem.IsLinux())
        {
            WithDescriptor(path, UnixCalls.SyncFileSystem);
            return;
        }

        Array.ForEach(files, FlushFile);
        foreach (string folder in Directory.GetDirectories(path, "*", SearchOption.AllDirectories))
        {
            FlushFolder(folder);
        }

        FlushFolder(path);
    }

    /// <summary>Makes the names in a folder durable. Windows does so by itself.</summary>
    public static void FlushFolder(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            WithDescriptor(path, UnixCalls.Sync);
        }
    }

    private static void FlushFile(string path)
    {
        FileAccess access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    private static void WithDescriptor(string path, Func<int, int> sync)
    {
        int descriptor = UnixCalls.Open(path, 0);
        int result = descriptor < 0 ? -1 : sync(descriptor);
        int error = result < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor >= 0)
        {
            _ = UnixCalls.Close(descriptor);
        }

        // Some network file systems can't sync a folder and say so with EINVAL; there is nothing more that could be done.
        if (error is not 0 and not 22)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }
}
