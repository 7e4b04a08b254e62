using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Calls take numbers and pointers as they are, so that nothing has to be compiled for them when the program starts.
[assembly: DisableRuntimeMarshalling]

namespace Weir.Cli.Native;

/// <summary>Calls of the C library for the standard streams and the end of the process.</summary>
internal static unsafe partial class UnixCalls
{
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    /// <summary>Comes back only when it fails. Both are arrays of texts that end in null.</summary>
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Execute(byte* path, byte** words);

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int IsTerminal(int descriptor);

    /// <summary>Ends the process without unloading anything.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Exit(int code);
}
