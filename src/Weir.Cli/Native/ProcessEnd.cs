namespace Weir.Cli.Native;

/// <summary>Ends the process while an engine may be in the middle of a step that nothing stops.</summary>
/// <remarks>An orderly end unloads the engine's library under its own threads. What the run staged is removed by then, and everything that was told is written.</remarks>
internal static class ProcessEnd
{
    /// <summary>Whether the process must not wait for what its libraries still do: it was interrupted, or a run left an engine at work.</summary>
    public static bool IsUrgent { get; set; }

    /// <summary>Ends the process with an exit code, at once where that is urgent; returns the code otherwise.</summary>
    public static int With(int code)
    {
        if (IsUrgent && !OperatingSystem.IsWindows())
        {
            UnixCalls.Exit(code);
        }

        return code;
    }
}
