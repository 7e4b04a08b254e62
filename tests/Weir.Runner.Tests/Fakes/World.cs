using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.State;

namespace Weir.Runner.Tests.Fakes;

/// <summary>A runner with everything around it in memory.</summary>
internal sealed class World
{
    public World()
        : this(new FakeTargets(), new FakeStore())
    {
    }

    private World(FakeTargets targets, FakeStore store)
    {
        Targets = targets;
        Store = store;
        Engine = new FakeEngine(targets);
    }

    public FakeTargets Targets { get; }

    public FakeEngine Engine { get; }

    public FakeStore Store { get; }

    public ManualTime Time { get; } = new();

    public RecordingSink Sink { get; set; } = new();

    public ILineageTracer? Lineage { get; set; }

    public Func<HttpClient> Http { get; set; } = () => throw new InvalidOperationException("No HTTP in this test.");

    public IStateStore State { get; init; } = new MemoryStateStore();

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
    };

    /// <summary>The world as the next process finds it when this one dies now.</summary>
    public World AfterDeath()
    {
        World next = new(Targets.Copy(), Store.Copy());
        next.Engine.Answer = Engine.Answer;
        return next;
    }

    public IReadOnlyList<RunEvent> Events => Sink.Events;

    public async Task<RunOutcome> RunAsync(Manifest manifest, string runId = "r1", bool wait = false, CancellationToken cancellationToken = default)
    {
        Sink = new RecordingSink { OnEvent = Sink.OnEvent };
        return await new PipelineRunner(Services).RunAsync(new RunRequest { Manifest = manifest, RunId = runId, WaitForTargets = wait }, Sink, cancellationToken);
    }

    public async Task<RunOutcome> ResumeAsync(Manifest manifest, string runId = "r1")
    {
        Sink = new RecordingSink();
        return await new PipelineRunner(Services).RunAsync(new RunRequest { Manifest = manifest, RunId = runId, Resume = Store.FindRun(runId) }, Sink, default);
    }

    /// <summary>Status of each module by its last event.</summary>
    public string Statuses() => string.Join(" ", Events.OfType<ModuleFinished>().GroupBy(m => m.ModuleId).Select(g => $"{g.Key}:{g.Last().Status}"));

    public IEnumerable<string> Notices() => Events.OfType<NoticeRaised>().Select(n => n.Code);
}
