using System.Runtime.InteropServices;

namespace Weir.Runner.Tasks.Processes;

/// <summary>Signals of Unix.</summary>
internal static partial class Signals
{
    public const int Kill = 9;

    public const int Terminate = 15;

    /// <summary>Sends one; a process that is gone already is no failure.</summary>
    public static void Send(int processId, int signal) => _ = KillCall(processId, signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int KillCall(int processId, int signal);
}
