using Weir.Core.Contracts;

namespace Weir.Stores.Sql;

/// <summary>Removes runs from all tables that tell of them.</summary>
internal sealed class SqlRunPruner(ISqlDatabase database, Lock gate) : IRunPruner
{
    private static readonly string[] Tables =
    [
        "publish_steps", "column_lineage", "assertion_results", "probe_signals", "module_metrics", "failure_contexts", "run_records", "events",
    ];

    public void RemoveRuns(IReadOnlyList<string> runIds)
    {
        lock (gate)
        {
            database.InTransaction(durable: false, () =>
            {
                foreach (string runId in runIds)
                {
                    foreach (string table in Tables)
                    {
                        database.Execute($"DELETE FROM {table} WHERE run_id = ?1", runId);
                    }
                }
            });
        }
    }
}
