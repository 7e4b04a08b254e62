using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Stores.Sql;

/// <summary>Who executes which run now: a locked file per run, freed by the system when the process dies.</summary>
internal sealed class FileRunClaims(string directory) : IRunClaims
{
    /// <summary>Takes a run, or returns null when a living process has it.</summary>
    /// <exception cref="ArgumentException">The id could name a path elsewhere.</exception>
    /// <exception cref="WeirException">The folder can't be written.</exception>
    public IDisposable? TryTake(string runId)
    {
        if (!SafeName.IsValid(runId))
        {
            throw new ArgumentException($"'{runId}' can't be a run id.", nameof(runId));
        }

        try
        {
            Directory.CreateDirectory(directory);
            return FileLock.TryTake(PathOf(runId), $"process {Environment.ProcessId}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.Explain(PathOf(runId), refused);
        }
    }

    public bool IsHeld(string runId)
    {
        try
        {
            return SafeName.IsValid(runId) && FileLock.IsHeld(PathOf(runId));
        }
        catch (UnauthorizedAccessException)
        {
            // The file is another user's and not for us to look at; a lock file that is left over is the exception.
            return true;
        }
    }

    private string PathOf(string runId) => Path.Combine(directory, runId + ".lock");
}
