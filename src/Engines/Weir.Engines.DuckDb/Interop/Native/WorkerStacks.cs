using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Gives the threads that DuckDB starts more stack than the system's default.</summary>
/// <remarks>
/// DuckDB walks nested JSON by recursion, on its own threads too; 8 MiB are used up by some 18,000 levels, which a file of 100 kB can have, and a stack that
/// overflows ends the process. Stack that is not touched takes address space only. Where the system has no such setting (Windows, macOS), nothing is done.
/// </remarks>
internal static unsafe partial class WorkerStacks
{
    private const nuint StackBytes = 64 * 1024 * 1024;

    // pthread_attr_t takes 56 bytes on x64 and 64 on arm64.
    private const int AttributeBytes = 256;

    private static readonly bool Enlarged = TryEnlarge();

    /// <summary>Acts once; to be called before the first database is opened.</summary>
    internal static void Enlarge() => _ = Enlarged;

    private static bool TryEnlarge()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            byte* attributes = stackalloc byte[AttributeBytes];
            return pthread_getattr_default_np(attributes) == 0
                && pthread_attr_setstacksize(attributes, StackBytes) == 0
                && pthread_setattr_default_np(attributes) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc")]
    private static partial int pthread_getattr_default_np(byte* attributes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_setstacksize(byte* attributes, nuint bytes);

    [LibraryImport("libc")]
    private static partial int pthread_setattr_default_np(byte* attributes);
}
