using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Reads runs as the history knows them: what their events say, and whether their process lives.</summary>
internal sealed class RunRecords(ISqlDatabase database, IRunClaims claims)
{
    /// <summary>Runs that are looked at and then not listed are few: those that are being executed.</summary>
    private const int SmallestPage = 20;

    private readonly string page =
        $"(?1 = 0 OR status IN ('error', 'cancelled', 'partial', 'running')) ORDER BY started_at DESC, {database.RowOrder} DESC LIMIT ?2 OFFSET ?3";

    public List<RunRecord> List(RunQuery query)
    {
        List<RunRecord> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int size = Math.Max(query.Limit, SmallestPage);
        for (int offset = 0; found.Count < query.Limit; offset += size)
        {
            // The page is read to its end before the runs are: an open statement would keep the view of the moment at which it began.
            List<string> ids = Page(query, size, offset);
            found.AddRange(ids.Where(seen.Add).Select(Find).OfType<RunRecord>().Where(r => !query.FailedOnly || IsBadEnd(r.Status)).Take(query.Limit - found.Count));
            if (ids.Count < size)
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

    private List<string> Page(RunQuery query, int size, int offset) => query.BlueprintId is { } blueprint
        ? database.Query($"SELECT run_id FROM run_records WHERE blueprint_id = ?4 AND {page}", static row => row.Text(0), query.FailedOnly, size, offset, blueprint)
        : database.Query($"SELECT run_id FROM run_records WHERE {page}", static row => row.Text(0), query.FailedOnly, size, offset);

    private static bool IsBadEnd(RunStatus status) => status is RunStatus.Error or RunStatus.Cancelled or RunStatus.Partial or RunStatus.Interrupted;

    private RunRecord? Fold(string runId) => RunFold.Of(RunEvents.Read(database, runId, RunFold.EventNames));
}
