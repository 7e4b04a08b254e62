using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Reads events back.</summary>
internal static class RunEvents
{
    /// <summary>All events of a run, in order.</summary>
    /// <exception cref="WeirException">One of them is of a kind that this version does not know.</exception>
    public static List<RunEvent> Read(ISqlDatabase database, string runId) => Select(database, runId, "SELECT body FROM events WHERE run_id = ?1 ORDER BY seq");

    /// <summary>The events of a run that have one of these names.</summary>
    /// <param name="database">The history.</param>
    /// <param name="runId">The run.</param>
    /// <param name="names">Names in SQL's quotes with commas between.</param>
    public static List<RunEvent> Read(ISqlDatabase database, string runId, string names) =>
        Select(database, runId, $"SELECT body FROM events WHERE run_id = ?1 AND event IN ({names}) ORDER BY seq");

    private static List<RunEvent> Select(ISqlDatabase database, string runId, string sql)
    {
        try
        {
            return database.Query(sql, static row => RunEventJson.Read(row.Text(0)), runId);
        }
        catch (Exception unknown) when (unknown is FormatException or JsonException)
        {
            throw StoreFaults.Of(
                StoreCodes.Unreadable, $"An event of run {runId} in {database.Name} can't be read: {unknown.Message.TrimEnd('.')}.",
                "A newer version of Weir may have written it; use that version.", unknown);
        }
    }
}
