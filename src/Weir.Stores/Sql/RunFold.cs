using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Makes a run's record of its events. A run that was resumed keeps its beginning, and is open again until it ends again.</summary>
internal sealed class RunFold
{
    private readonly List<ModuleFinished> modules = [];
    private readonly List<string> published = [];
    private RunStarted? first;
    private RunFinished? finished;
    private IReadOnlyList<PublishStep>? steps;

    /// <summary>The events that count, by their names in JSON.</summary>
    public const string EventNames = "'run_started', 'module_finished', 'publish_started', 'target_published', 'run_finished'";

    public static RunRecord? Of(IEnumerable<RunEvent> events)
    {
        RunFold fold = new();
        foreach (RunEvent happened in events)
        {
            fold.Add(happened);
        }

        return fold.ToRecord();
    }

    private void Add(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                first ??= started;
                finished = null;
                break;
            case ModuleFinished module:
                modules.Add(module);
                break;
            case PublishStarted plan:
                steps = plan.Steps;
                break;
            case TargetPublished target when !published.Contains(target.ModuleId):
                published.Add(target.ModuleId);
                break;
            case RunFinished end:
                finished = end;
                break;
        }
    }

    private RunRecord? ToRecord() => first is null ? null : new RunRecord
    {
        RunId = first.RunId,
        BlueprintId = first.BlueprintId,
        SourcePath = first.SourcePath,
        Fingerprint = first.Fingerprint,
        Engine = first.Engine,
        Status = finished?.Status ?? RunStatus.Running,
        StartedAt = first.At,
        FinishedAt = finished?.At,
        Error = finished?.Error,
        ParentRunId = first.ParentRunId,
        Modules = modules,
        PublishSteps = steps,
        Published = published,
    };
}
