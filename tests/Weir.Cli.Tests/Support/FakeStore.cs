using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Support;

/// <summary>A history in memory, newest first.</summary>
internal sealed class FakeStore(params (RunRecord Run, IReadOnlyList<RunEvent> Events)[] runs) : IRunStore, IRunPruner
{
    public List<RunQuery> Queries { get; } = [];

    public static RunRecord Record(string runId, RunStatus status, RunError? error = null) => new()
    {
        RunId = runId,
        BlueprintId = "orders",
        SourcePath = "orders.yml",
        Fingerprint = "f",
        Engine = "duckdb",
        Status = status,
        StartedAt = Events.Begin,
        FinishedAt = status is RunStatus.Running or RunStatus.Interrupted ? null : Events.At(3020),
        Error = error,
    };

    public List<string> Removed { get; } = [];

    public void RemoveRuns(IReadOnlyList<string> runIds) => Removed.AddRange(runIds);

    public IDisposable? TryClaimRun(string runId) => new MemoryStream();

    public void Append(IReadOnlyList<RunEvent> events) => throw new NotSupportedException();

    public IReadOnlyList<RunRecord> ListRuns(RunQuery query)
    {
        Queries.Add(query);
        return [.. runs.Select(r => r.Run).Where(r => query.BlueprintId is null || r.BlueprintId == query.BlueprintId).Take(query.Limit)];
    }

    public RunRecord? FindRun(string runId) => runs.Select(r => r.Run).FirstOrDefault(r => r.RunId == runId);

    public IReadOnlyList<RunEvent> ReadEvents(string runId) => runs.First(r => r.Run.RunId == runId).Events;

    public string? GetDepot(string key) => throw new NotSupportedException();

    public void PutDepot(string key, string value) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
