using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Stores.Depots;
using Weir.Stores.Sql;

namespace Weir.Stores;

/// <summary>Takes what a store holds over to another one. What is there already is left; doing it again finds nothing to do.</summary>
/// <remarks>The events are the truth, so they are what is taken over, run by run and each run in one transaction; the target makes its tables of them. Locks stay: they are of the moment.</remarks>
public static class StoreMigration
{
    /// <summary>Copies runs, depot and state; the source stays as it is.</summary>
    public static MigrationCount Copy(SqlRunStore source, SqlRunStore target)
    {
        int runs = 0;
        List<string> atWork = [];
        foreach (RunRecord run in source.ListRuns(new RunQuery(Limit: int.MaxValue)).Reverse())
        {
            if (run.Status == RunStatus.Running)
            {
                atWork.Add(run.RunId);
            }
            else if (CopyRun(source, target, run.RunId))
            {
                runs++;
            }
        }

        return new MigrationCount(runs, CopyDepot(source, target), CopyState(source, target), atWork);
    }

    private static bool CopyRun(SqlRunStore source, SqlRunStore target, string runId)
    {
        IReadOnlyList<RunEvent> events = source.ReadEvents(runId);
        int there = target.ReadEvents(runId).Count;
        if (there >= events.Count)
        {
            return false;
        }

        if (there > 0)
        {
            // It was taken over when it was shorter, and has been resumed since.
            target.Pruner.RemoveRuns([runId]);
        }

        target.Append(events);
        return true;
    }

    private static int CopyDepot(SqlRunStore source, SqlRunStore target)
    {
        Dictionary<string, DepotEntry> there = target.ListDepot().ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        int copied = 0;
        foreach (DepotEntry entry in source.ListDepot().Where(e => !there.TryGetValue(e.Key, out DepotEntry? other) || other.UpdatedAt < e.UpdatedAt))
        {
            target.PutDepot(entry.Key, entry.Value, entry.UpdatedAt);
            copied++;
        }

        return copied;
    }

    private static int CopyState(SqlRunStore source, SqlRunStore target) =>
        source.State.List("").Count(entry => target.State.Get(entry.Key) is null && target.State.TryPut(entry.Key, entry.Value, 0) is not null);
}
