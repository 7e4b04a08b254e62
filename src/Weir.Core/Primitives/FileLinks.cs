using System.Runtime.InteropServices;

namespace Weir.Core.Primitives;

/// <summary>Further names of files: the same data at another place, of which no byte is copied.</summary>
public static partial class FileLinks
{
    /// <summary>Makes a file appear at another place of the same file system; where that has no such names, it is copied.</summary>
    /// <param name="file">The file, which must not be written to afterwards.</param>
    /// <param name="wanted">Where it appears; nothing is there yet.</param>
    /// <exception cref="IOException">It can neither be linked nor copied.</exception>
    public static void Take(string file, string wanted)
    {
        bool linked = OperatingSystem.IsWindows() ? CreateHardLink(wanted, file, 0) : Link(file, wanted) == 0;
        if (!linked)
        {
            File.Copy(file, wanted);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string to, string from, nint security);
}
