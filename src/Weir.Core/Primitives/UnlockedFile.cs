using System.Runtime.InteropServices;
using System.Text;

namespace Weir.Core.Primitives;

/// <summary>Reads a small file without .NET's advisory lock, which would be refused while another holds the file exclusively.</summary>
internal static partial class UnlockedFile
{
    private const int MaximumBytes = 4096;

    /// <summary>The file's text, or null when it can't be read or the platform has no such way (Windows).</summary>
    public static string? TryReadText(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        int descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            return null;
        }

        byte[] buffer = new byte[MaximumBytes];
        nint count = Read(descriptor, buffer, buffer.Length);
        _ = Close(descriptor);
        return count < 0 ? null : Encoding.UTF8.GetString(buffer, 0, (int)count);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
