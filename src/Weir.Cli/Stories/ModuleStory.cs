using Weir.Core.Events;

namespace Weir.Cli.Stories;

/// <summary>All that the events told of one module so far.</summary>
internal sealed class ModuleStory(ModuleOutline outline)
{
    public ModuleOutline Outline { get; } = outline;

    public ModuleState State { get; private set; }

    /// <summary>Attempts begun; 0 before the first.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public ModuleProgress? Progress { get; private set; }

    public ModuleFinished? Result { get; private set; }

    public GateDecided? Gate { get; private set; }

    public List<RuleJudged> Rules { get; } = [];

    public List<SignalCaptured> Signals { get; } = [];

    public List<NoticeRaised> Notices { get; } = [];

    public List<RetryScheduled> Retries { get; } = [];

    public LineageTraced? Lineage { get; private set; }

    public void Start(ModuleStarted started)
    {
        State = ModuleState.Running;
        Attempts = started.Attempt;
        StartedAt = started.At;
        Progress = null;
    }

    public void Advance(ModuleProgress progress) => Progress = progress;

    public void Finish(ModuleFinished finished)
    {
        Result = finished;
        State = finished.Status switch
        {
            ModuleStatus.Success => ModuleState.Success,
            ModuleStatus.Error => ModuleState.Error,
            _ => ModuleState.Skipped,
        };
    }

    public void Decide(GateDecided gate) => Gate = gate;

    public void Trace(LineageTraced lineage) => Lineage = lineage;
}
