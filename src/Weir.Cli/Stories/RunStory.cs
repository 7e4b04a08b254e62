using Weir.Core.Events;

namespace Weir.Cli.Stories;

/// <summary>What a run's events tell, live or from the history. Progress, summary, report and JSON all read this.</summary>
/// <remarks>Not safe for several threads; whoever listens to a live run guards it.</remarks>
internal sealed class RunStory
{
    private readonly Dictionary<string, ModuleStory> byId = new(StringComparer.Ordinal);

    public RunStarted? Started { get; private set; }

    public RunFinished? Finished { get; private set; }

    /// <summary>In the order in which they run.</summary>
    public List<ModuleStory> Modules { get; } = [];

    /// <summary>Notices that concern no module.</summary>
    public List<NoticeRaised> Notices { get; } = [];

    public PublishStarted? Plan { get; private set; }

    public List<TargetPublished> Published { get; } = [];

    public static RunStory Of(IEnumerable<RunEvent> events)
    {
        RunStory story = new();
        foreach (RunEvent runEvent in events)
        {
            story.Apply(runEvent);
        }

        return story;
    }

    public ModuleStory? Find(string moduleId) => byId.GetValueOrDefault(moduleId);

    public string LabelOf(string moduleId) => Find(moduleId)?.Outline.Label ?? moduleId;

    public void Apply(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted started:
                Begin(started);
                break;
            case NoticeRaised notice:
                (notice.ModuleId is { } id ? Module(id).Notices : Notices).Add(notice);
                break;
            case PublishStarted plan:
                Plan = plan;
                break;
            case TargetPublished published:
                Published.Add(published);
                break;
            case RunFinished finished:
                Finished = finished;
                break;
            default:
                ApplyToModule(runEvent);
                break;
        }
    }

    private void ApplyToModule(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case ModuleStarted started:
                Module(started.ModuleId).Start(started);
                break;
            case ModuleProgress progress:
                Module(progress.ModuleId).Advance(progress);
                break;
            case ModuleFinished finished:
                Module(finished.ModuleId).Finish(finished);
                break;
            case RuleJudged rule:
                Module(rule.ModuleId).Rules.Add(rule);
                break;
            case SignalCaptured signal:
                Module(signal.ModuleId).Signals.Add(signal);
                break;
            case GateDecided gate:
                Module(gate.ModuleId).Decide(gate);
                break;
            case RetryScheduled retry:
                Module(retry.ModuleId).Retries.Add(retry);
                break;
            case LineageTraced lineage:
                Module(lineage.ModuleId).Trace(lineage);
                break;
            default:
                break;
        }
    }

    /// <summary>A resumed run starts again under its id: what the first part told of finished modules stays.</summary>
    private void Begin(RunStarted started)
    {
        Started = started;
        Finished = null;
        Dictionary<string, ModuleStory> before = new(byId, StringComparer.Ordinal);
        byId.Clear();
        Modules.Clear();
        foreach (ModuleOutline outline in started.Modules)
        {
            bool kept = before.TryGetValue(outline.Id, out ModuleStory? old) && old.State == ModuleState.Success;
            Add(kept ? old! : new ModuleStory(outline));
        }
    }

    private ModuleStory Module(string id)
    {
        if (!byId.TryGetValue(id, out ModuleStory? module))
        {
            module = new ModuleStory(new ModuleOutline(id, "", id, ""));
            Add(module);
        }

        return module;
    }

    private void Add(ModuleStory module)
    {
        byId[module.Outline.Id] = module;
        Modules.Add(module);
    }
}
