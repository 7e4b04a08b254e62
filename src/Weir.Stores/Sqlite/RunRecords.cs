using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Stores.Sqlite;

/// <summary>Reads runs as the history knows them: what their events say, and whether their process lives.</summary>
internal sealed class RunRecords(SqliteDatabase database, RunClaims claims)
{
    /// <summary>Runs that are looked at and then not listed are few: those that are being executed.</summary>
    private const int SmallestPage = 20;

    private const string OfAll =
        "SELECT run_id FROM run_records WHERE (?2 = 0 OR status IN ('error', 'cancelled', 'partial', 'running')) ORDER BY started_at DESC, rowid DESC LIMIT ?3 OFFSET ?4";

    private const string OfBlueprint =
        """
        SELECT run_id FROM run_records WHERE blueprint_id = ?1 AND (?2 = 0 OR status IN ('error', 'cancelled', 'partial', 'running'))
        ORDER BY started_at DESC, rowid DESC LIMIT ?3 OFFSET ?4
        """;

    public List<RunRecord> List(RunQuery query)
    {
        List<RunRecord> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int size = Math.Max(query.Limit, SmallestPage);
        for (int offset = 0; found.Count < query.Limit; offset += size)
        {
            // The page is read to its end before the runs are: an open statement would keep the view of the moment at which it began.
            List<string> page = database.Query(query.BlueprintId is null ? OfAll : OfBlueprint, static row => row.Text(0), query.BlueprintId, query.FailedOnly, size, offset);
            found.AddRange(page.Where(seen.Add).Select(Find).OfType<RunRecord>().Where(r => !query.FailedOnly || IsBadEnd(r.Status)).Take(query.Limit - found.Count));
            if (page.Count < size)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>A run without an end lives when its process does. It may have ended between two looks, so the second look decides.</summary>
    public RunRecord? Find(string runId)
    {
        RunRecord? record = Fold(runId);
        if (record is not { Status: RunStatus.Running } || claims.IsHeld(runId))
        {
            return record;
        }

        record = Fold(runId);
        return record is { Status: RunStatus.Running } ? record with { Status = RunStatus.Interrupted } : record;
    }

    private static bool IsBadEnd(RunStatus status) => status is RunStatus.Error or RunStatus.Cancelled or RunStatus.Partial or RunStatus.Interrupted;

    private RunRecord? Fold(string runId) => RunFold.Of(RunEvents.Read(database, runId, RunFold.EventNames));
}
