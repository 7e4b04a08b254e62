using Weir.Core.Diagnostics;

namespace Weir.Stores.Sql;

/// <summary>Who executes which run now. A claim ends with its process, however that ends.</summary>
public interface IRunClaims
{
    /// <summary>Takes a run, or returns null when a living process has it.</summary>
    /// <exception cref="ArgumentException">The id could name a path elsewhere.</exception>
    /// <exception cref="WeirException">The store refuses.</exception>
    IDisposable? TryTake(string runId);

    bool IsHeld(string runId);
}
