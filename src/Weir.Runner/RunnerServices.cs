using Weir.Core.Contracts;
using Weir.Runner.Hooks;
using Weir.Runner.State;

namespace Weir.Runner;

/// <summary>Everything from outside that a run needs.</summary>
public sealed record RunnerServices : EngineServices
{
    public required IRunStore Store { get; init; }

    public required ITargetStore Targets { get; init; }

    /// <summary>Where state is kept that outlives runs, such as circuit breakers; without one it lives as long as this object.</summary>
    public IStateStore State { get; init; } = new MemoryStateStore();

    /// <summary>Where locks between runs are kept; without one they hold in this process only.</summary>
    public ILockStore Locks
    {
        get => field ??= new MemoryLockStore(Time);
        init;
    }

    /// <summary>The folder of the rows that `checkpoint` keeps; null to keep none.</summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>The tasks that modules may use.</summary>
    public TaskCatalogue Tasks { get; init; } = TaskCatalogue.Empty;

    /// <summary>The folder below which runs get folders for their tasks' files.</summary>
    public string WorkDirectory { get; init; } = Path.Combine(Path.GetTempPath(), "weir");

    /// <summary>The environment that tasks see.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How often to look whether another process asked for the run to be stopped; null never to look.</summary>
    public TimeSpan? CancelPoll { get; init; }

    /// <summary>Called around the run and its modules, in this order; those of the Blueprint come last.</summary>
    public IReadOnlyList<IRunHooks> Hooks { get; init; } = [];

    /// <summary>Whether a Blueprint's hooks may run commands; only the project can say so.</summary>
    public bool AllowCommandHooks { get; init; }

    /// <summary>Runs a Blueprint for a hook; null where that is not possible.</summary>
    public Func<HookedBlueprint, CancellationToken, Task<RunOutcome>>? RunHookedBlueprint { get; init; }

    /// <summary>The Blueprints whose hooks led to this run.</summary>
    public IReadOnlyList<string> HookChain { get; init; } = [];

    /// <summary>Makes the client that tells webhooks; called at the first of them only.</summary>
    public Func<HttpClient> Http { get; init; } = static () => new HttpClient();
}
