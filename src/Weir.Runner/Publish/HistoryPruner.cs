using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Runner.Checkpoint;

namespace Weir.Runner.Publish;

/// <summary>Forgets old runs, the rows that they kept and what they staged beside their targets.</summary>
/// <remarks>Never a run that is being executed, nor one whose publishing has to be finished first.</remarks>
public sealed class HistoryPruner(IRunStore runs, IRunPruner pruner, ITargetStore targets, string checkpointDirectory)
{
    /// <summary>The runs to forget, oldest first.</summary>
    /// <param name="olderThan">Only runs that began before.</param>
    /// <param name="keep">How many of the newest of each Blueprint stay, however old.</param>
    public IReadOnlyList<RunRecord> Choose(DateTimeOffset olderThan, int keep)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<RunRecord> chosen = [];
        foreach (RunRecord run in runs.ListRuns(new RunQuery(Limit: int.MaxValue)))
        {
            int newer = seen.GetValueOrDefault(run.BlueprintId);
            seen[run.BlueprintId] = newer + 1;
            if (newer >= keep && run.StartedAt < olderThan && run.Status != RunStatus.Running && UnfinishedPublish.Of(run) is null)
            {
                chosen.Add(run);
            }
        }

        chosen.Reverse();
        return chosen;
    }

    /// <summary>Forgets runs, each only while nobody executes it, and their kept rows; then kept rows that no run has any more.</summary>
    /// <returns>How many runs were forgotten.</returns>
    public int Prune(IReadOnlyList<RunRecord> chosen)
    {
        List<string> removed = [];
        foreach (RunRecord run in chosen)
        {
            using IDisposable? claim = runs.TryClaimRun(run.RunId);
            if (claim is not null)
            {
                foreach (string target in run.Modules.Select(m => ModuleOutputs.TargetIn(m.Outputs)).OfType<string>().Distinct(StringComparer.Ordinal))
                {
                    targets.Discard(target, run.RunId);
                }

                pruner.RemoveRuns([run.RunId]);
                removed.Add(run.RunId);
            }
        }

        foreach (string folder in Directory.Exists(checkpointDirectory) ? Directory.GetDirectories(checkpointDirectory) : [])
        {
            if (runs.FindRun(Path.GetFileName(folder)) is null or { Status: RunStatus.Success })
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return removed.Count;
    }
}
