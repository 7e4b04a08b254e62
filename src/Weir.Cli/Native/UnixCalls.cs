using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

// Calls take numbers and pointers as they are, so that nothing has to be compiled for them when the program starts.
[assembly: DisableRuntimeMarshalling]

namespace Weir.Cli.Native;

/// <summary>Calls of the C library for the standard streams.</summary>
internal static unsafe partial class UnixCalls
{
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int IsTerminal(int descriptor);
}
