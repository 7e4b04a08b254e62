using Weir.Core.Events;

namespace Weir.Core.Contracts;

/// <summary>The history of runs, and the depot, at rest.</summary>
/// <remarks>Many readers and several writing processes at once. All methods are safe to call from any thread.</remarks>
public interface IRunStore : IAsyncDisposable
{
    /// <summary>Takes the run's id for this process, so that nobody else runs it and readers know whether it lives.</summary>
    /// <returns>The claim, released on dispose; null when another living process holds it.</returns>
    IDisposable? TryClaimRun(string runId);

    /// <summary>Writes a batch of events in one transaction.</summary>
    void Append(IReadOnlyList<RunEvent> events);

    IReadOnlyList<RunRecord> ListRuns(RunQuery query);

    RunRecord? FindRun(string runId);

    /// <summary>All stored events of a run, in order (progress is not stored).</summary>
    IReadOnlyList<RunEvent> ReadEvents(string runId);

    /// <summary>A depot value, or null.</summary>
    string? GetDepot(string key);

    void PutDepot(string key, string value);
}
