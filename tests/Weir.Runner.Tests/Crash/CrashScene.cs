using Weir.Runner.Tests.Integration;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Engines.DuckDb;
using Weir.Runner.Tests.Fakes;
using Weir.Stores.Sqlite;


namespace Weir.Runner.Tests.Crash;

/// <summary>A folder with data, old targets and a history, and the pipeline that runs in it: the same in the process that dies and in the one that looks.</summary>
internal sealed class CrashScene(string folder, DateTimeOffset now)
{
    public const string RunId = "r1";

    /// <summary>When the run that dies begins.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private string Out(string name) => Path.Combine(folder, "out", name);

    /// <summary>Lays out the data and the targets of an earlier run.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(Out("parts/day=old"));
        File.WriteAllText(Path.Combine(folder, "in.csv"), "id,day,amount\n1,mon,10\n2,mon,-5\n3,tue,20\n");
        File.WriteAllText(Out("replaced.csv"), "old\n");
        File.WriteAllText(Out("appended.csv"), "id,day,amount\n0,sun,1\n");
        File.WriteAllText(Out("parts/day=old/part.csv"), "old\n");
    }

    public async Task<RunOutcome> RunAsync(string runId, bool resume, IEventSink sink, Func<ITargetStore, ITargetStore>? wrap = null)
    {
        await using SqliteRunStore store = OpenStore();
        ITargetStore targets = new FolderTargets();
        RunnerServices services = new()
        {
            Engines = new Dictionary<string, IEngine> { ["duckdb"] = new DuckDbEngine() },
            Store = store,
            Targets = wrap is null ? targets : wrap(targets),
            Redactor = new SecretRedactor(),
            Time = new ManualTime(now),
            State = store.State,
            Locks = store.Locks,
            CheckpointDirectory = Path.Combine(folder, ".weir", "checkpoints"),
        };
        RunRequest request = new() { Manifest = Manifest(), RunId = runId, Resume = resume ? store.FindRun(runId) : null };
        return await new PipelineRunner(services).RunAsync(request, sink, default);
    }

    public async Task<RunRecord?> FindRunAsync(string runId)
    {
        await using SqliteRunStore store = OpenStore();
        return store.FindRun(runId);
    }

    /// <summary>Every target with what is in it; files of a folder by their folder, since their names hold the run's id.</summary>
    public async Task<string> StateAsync()
    {
        string root = Path.Combine(folder, "out");
        List<string> state = [];
        foreach (string file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string place = Path.GetRelativePath(root, file);
            string lines = string.Join(";", (await File.ReadAllLinesAsync(file)).Order(StringComparer.Ordinal));
            state.Add($"{(place.StartsWith("parts", StringComparison.Ordinal) ? Path.GetDirectoryName(place) : place)}: {lines}");
        }

        await using SqliteRunStore store = OpenStore();
        return string.Join("\n", state.Append($"depot: {store.GetDepot("latest")}"));
    }

    /// <summary>Whatever lies beside the targets.</summary>
    public IEnumerable<string> Strays() => Directory.EnumerateFileSystemEntries(Path.Combine(folder, "out")).Select(p => Path.GetFileName(p)!)
        .Where(name => name is not ("replaced.csv" or "appended.csv" or "parts" or "bad.csv")).Order(StringComparer.Ordinal);

    private SqliteRunStore OpenStore() => SqliteRunStore.Open(Path.Combine(folder, ".weir"), TimeProvider.System);

    private Manifest Manifest() => new ManifestBuilder { Engine = "duckdb" }
        .Ingress("in", Path.Combine(folder, "in.csv"))
        .Assert("gate", "in", Nodes.Map(("type", "sql_row"), ("expr", "amount > 0")), Nodes.Map(("type", "min_rows"), ("min", 1)))
        .Probe("look", "gate", Nodes.Map(("type", "row_count_estimate")))
        .Channel("clean", "SELECT id, day, amount FROM gate", ["gate"]).With("clean", m => m with { Checkpoint = true })
        .Egress("replaced", "clean", Out("replaced.csv"), format: "csv")
        .Egress("appended", "clean", Out("appended.csv"), "append", format: "csv")
        .Egress("parts", "clean", Out("parts") + "/", format: "csv", more: ("partition_by", new[] { "day" }))
        .Egress("bad", "gate", Out("bad.csv"), port: "spillway", format: "csv", more: ("options", Nodes.Map(("header", "true"))))
        .Depot("mark", "clean", "latest", "max(id)")
        .With("replaced", m => m with { Breaker = new BreakerPolicy { FailureThreshold = 1 } })
        .Build() with { Lock = new LockPolicy { Name = "scene" } };
}
