using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>The tables with rows per module: figures, signals, judgements, lineage.</summary>
internal sealed class ModuleTables(ISqlDatabase database)
{
    public void Write(ModuleFinished module) => database.Execute(
        """
        INSERT INTO module_metrics (run_id, module_id, records_read, records_written, bytes_written, duration_ms, captured_at, status)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        module.RunId, module.ModuleId, module.RowsIn, module.RowsOut, module.BytesOut, module.Duration.TotalMilliseconds, Moment.ToText(module.At), Words.Of(module.Status));

    public void Write(SignalCaptured signal) => database.Execute(
        "INSERT INTO probe_signals (run_id, probe_id, signal_type, payload, captured_at, signal_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        signal.RunId, signal.ModuleId, signal.SignalType, signal.Payload, Moment.ToText(signal.At), signal.SignalId);

    public void Write(RuleJudged rule) => database.Execute(
        """
        INSERT INTO assertion_results (run_id, module_id, rule_index, rule_type, passed, action, message, error_type, failed_rows, judged_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """,
        rule.RunId, rule.ModuleId, rule.Index, rule.RuleType, rule.Passed, rule.Action, rule.Message, rule.ErrorType, rule.FailedRows, Moment.ToText(rule.At));

    /// <summary>A resumed run traces its modules again; the later trace holds.</summary>
    public void Write(LineageTraced lineage)
    {
        database.Execute("DELETE FROM column_lineage WHERE run_id = ?1 AND channel_id = ?2", lineage.RunId, lineage.ModuleId);
        string tracedAt = Moment.ToText(lineage.At);
        foreach (ColumnOrigin origin in lineage.Columns)
        {
            database.Execute(
                """
                INSERT INTO column_lineage (blueprint_id, run_id, channel_id, output_column, source_table, source_column, captured_at)
                VALUES ((SELECT blueprint_id FROM run_records WHERE run_id = ?1), ?1, ?2, ?3, ?4, ?5, ?6)
                """,
                lineage.RunId, lineage.ModuleId, origin.Column, origin.SourceModule, origin.SourceColumn, tracedAt);
        }
    }
}
