using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.Hooks;
using Weir.Runner.State;

namespace Weir.Runner.Tests.Fakes;

/// <summary>A runner with everything around it in memory.</summary>
internal sealed class World
{
    public World()
        : this(new FakeTargets(), new FakeStore())
    {
    }

    public World(ManualTime time)
        : this() => Time = time;

    private World(FakeTargets targets, FakeStore store)
    {
        Targets = targets;
        Store = store;
        Engine = new FakeEngine(targets);
    }

    public FakeTargets Targets { get; }

    public FakeEngine Engine { get; }

    public FakeStore Store { get; }

    public ManualTime Time { get; private init; } = new();

    public RecordingSink Sink { get; set; } = new();

    public ILineageTracer? Lineage { get; set; }

    public Func<HttpClient> Http { get; set; } = () => throw new InvalidOperationException("No HTTP in this test.");

    public IStateStore State { get; init; } = new MemoryStateStore();

    public IReadOnlyList<IRunHooks> Hooks { get; init; } = [];

    public Func<HookedBlueprint, CancellationToken, Task<RunOutcome>>? RunHookedBlueprint { get; init; }

    public bool AllowCommandHooks { get; init; }

    public TimeSpan? CancelPoll { get; init; }

    public ILockStore? Locks { get; init; }

    /// <summary>Where rows are kept; its name begins with <c>checkpoints-</c>.</summary>
    public string? CheckpointDirectory { get; init; }

    public SecretRedactor Redactor { get; } = new();

    public RunnerServices Services => new()
    {
        Engines = new Dictionary<string, IEngine> { ["fake"] = Engine },
        Store = Store,
        Targets = Targets,
        Lineage = Lineage,
        Redactor = Redactor,
        Time = Time,
        Http = Http,
        State = State,
        Hooks = Hooks,
        RunHookedBlueprint = RunHookedBlueprint,
        AllowCommandHooks = AllowCommandHooks,
        CancelPoll = CancelPoll,
        Locks = Locks ?? new MemoryLockStore(Time),
        CheckpointDirectory = CheckpointDirectory,
    };

    /// <summary>The world as the next process finds it when this one dies now.</summary>
    public World AfterDeath()
    {
        World next = new(Targets.Copy(), Store.Copy()) { CheckpointDirectory = CheckpointDirectory, State = State };
        next.Engine.Answer = Engine.Answer;
        return next;
    }

    public IReadOnlyList<RunEvent> Events => Sink.Events;

    public async Task<RunOutcome> RunAsync(Manifest manifest, string runId = "r1", bool wait = false, string? from = null, string? to = null, CancellationToken cancellationToken = default)
    {
        Sink = new RecordingSink { OnEvent = Sink.OnEvent };
        RunRequest request = new() { Manifest = manifest, RunId = runId, WaitForTargets = wait, From = from, To = to };
        return await new PipelineRunner(Services).RunAsync(request, Sink, cancellationToken);
    }

    public async Task<RunOutcome> ResumeAsync(Manifest manifest, string runId = "r1", bool force = false)
    {
        Sink = new RecordingSink();
        RunRequest request = new() { Manifest = manifest, RunId = runId, Resume = Store.FindRun(runId), Force = force };
        return await new PipelineRunner(Services).RunAsync(request, Sink, default);
    }

    /// <summary>The modules whose work was taken over from an earlier attempt.</summary>
    public string Restored() => string.Join(" ", Events.OfType<ModuleFinished>().Where(m => m.Restored).Select(m => m.ModuleId));

    /// <summary>The modules that began.</summary>
    public string Began() => string.Join(" ", Events.OfType<ModuleStarted>().Select(m => m.ModuleId));

    /// <summary>Status of each module by its last event.</summary>
    public string Statuses() => string.Join(" ", Events.OfType<ModuleFinished>().GroupBy(m => m.ModuleId).Select(g => $"{g.Key}:{g.Last().Status}"));

    public IEnumerable<string> Notices() => Events.OfType<NoticeRaised>().Select(n => n.Code);
}
