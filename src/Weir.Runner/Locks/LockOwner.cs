namespace Weir.Runner.Locks;

/// <summary>How the holder of a lock is named to others.</summary>
internal static class LockOwner
{
    /// <summary>The run, the module where it is one module's lock, the machine and the process.</summary>
    public static string Of(string runId, string? moduleId)
    {
        string module = moduleId is null ? "" : $", module {moduleId}";
        return $"run {runId}{module} on {Environment.MachineName}, process {Environment.ProcessId}";
    }
}
