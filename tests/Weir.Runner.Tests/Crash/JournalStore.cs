using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Primitives;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Crash;

/// <summary>A history in a text file, one event a line, for processes that die between two writes.</summary>
internal sealed class JournalStore : IRunStore
{
    private readonly string folder;
    private readonly FakeStore memory = new();

    private JournalStore(string folder) => this.folder = folder;

    public static JournalStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        JournalStore store = new(folder);
        string file = Path.Combine(folder, "events");
        if (File.Exists(file))
        {
            store.memory.Append([.. File.ReadAllLines(file).Select(RunEventJson.Read)]);
        }

        return store;
    }

    public IDisposable? TryClaimRun(string runId) => FileLock.TryTake(Path.Combine(folder, runId + ".lock"), "a test");

    public void Append(IReadOnlyList<RunEvent> events)
    {
        File.AppendAllLines(Path.Combine(folder, "events"), events.Select(RunEventJson.ToText));
        memory.Append(events);
    }

    public IReadOnlyList<RunRecord> ListRuns(RunQuery query) => memory.ListRuns(query);

    public RunRecord? FindRun(string runId) => memory.FindRun(runId);

    public IReadOnlyList<RunEvent> ReadEvents(string runId) => memory.ReadEvents(runId);

    public string? GetDepot(string key) => File.Exists(Path.Combine(folder, "depot-" + key)) ? File.ReadAllText(Path.Combine(folder, "depot-" + key)) : null;

    public void PutDepot(string key, string value) => File.WriteAllText(Path.Combine(folder, "depot-" + key), value);

    public ValueTask DisposeAsync() => default;
}
