using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tests.Fakes;

/// <summary>A history in memory.</summary>
internal sealed class FakeStore : IRunStore
{
    private readonly List<RunEvent> events = [];
    private readonly HashSet<string> claims = [];

    public Dictionary<string, string> Depot { get; } = [];

    public List<int> Batches { get; } = [];

    /// <summary>What another process finds at this moment: everything stored, no claims.</summary>
    public FakeStore Copy()
    {
        FakeStore copy = new();
        copy.events.AddRange(events);
        foreach ((string key, string value) in Depot)
        {
            copy.Depot[key] = value;
        }

        return copy;
    }

    public IReadOnlyList<RunEvent> All => events;

    public IDisposable? TryClaimRun(string runId) => claims.Add(runId) ? new Claim(() => claims.Remove(runId)) : null;

    public void Append(IReadOnlyList<RunEvent> events)
    {
        Batches.Add(events.Count);
        this.events.AddRange(events);
    }

    public IReadOnlyList<RunRecord> ListRuns(RunQuery query) => [.. events.Select(e => e.RunId).Distinct().Select(FindRun).OfType<RunRecord>()];

    public RunRecord? FindRun(string runId)
    {
        RunEvent[] own = [.. events.Where(e => e.RunId == runId)];
        if (own.OfType<RunStarted>().FirstOrDefault() is not { } started)
        {
            return null;
        }

        RunFinished? finished = own.OfType<RunFinished>().LastOrDefault();
        return new RunRecord
        {
            RunId = runId,
            BlueprintId = started.BlueprintId,
            SourcePath = started.SourcePath,
            Fingerprint = started.Fingerprint,
            Engine = started.Engine,
            StartedAt = started.At,
            Status = finished?.Status ?? (claims.Contains(runId) ? RunStatus.Running : RunStatus.Interrupted),
            Error = finished?.Error,
            Modules = [.. own.OfType<ModuleFinished>()],
            PublishSteps = own.OfType<PublishStarted>().LastOrDefault()?.Steps,
            Published = [.. own.OfType<TargetPublished>().Select(p => p.ModuleId)],
        };
    }

    public IReadOnlyList<RunEvent> ReadEvents(string runId) => [.. events.Where(e => e.RunId == runId)];

    public string? GetDepot(string key) => Depot.GetValueOrDefault(key);

    public void PutDepot(string key, string value) => Depot[key] = value;

    public ValueTask DisposeAsync() => default;

    private sealed class Claim(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
