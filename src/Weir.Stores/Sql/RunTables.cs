using System.Text.Json;
using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>The tables with a row per run or per move of its publishing.</summary>
internal sealed class RunTables(ISqlDatabase database)
{
    /// <summary>A run that is resumed keeps its row, and is open again.</summary>
    public void Write(RunStarted started) => database.Execute(
        """
        INSERT INTO run_records (run_id, blueprint_id, status, started_at, parent_run_id, blueprint_name, source_path, fingerprint, engine)
        VALUES (?1, ?2, 'running', ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (run_id) DO UPDATE SET status = 'running', finished_at = NULL
        """,
        started.RunId, started.BlueprintId, Moment.ToText(started.At), started.ParentRunId, started.BlueprintName, started.SourcePath, started.Fingerprint, started.Engine);

    /// <summary>Runs after the event itself is written: the modules' results are those of all events.</summary>
    public void Write(RunFinished finished)
    {
        string results = ModuleResults.ToJson(RunEvents.Read(database, finished.RunId, RunFold.EventNames));
        database.Execute(
            "UPDATE run_records SET status = ?2, finished_at = ?3, module_results = ?4 WHERE run_id = ?1",
            finished.RunId, Words.Of(finished.Status), Moment.ToText(finished.At), results);
        database.Execute("DELETE FROM failure_contexts WHERE run_id = ?1", finished.RunId);
        if (finished.Error is { } error)
        {
            Write(finished, error);
        }
    }

    /// <summary>A resumed run plans again; what was published before stays so.</summary>
    public void Write(PublishStarted plan)
    {
        database.Execute("DELETE FROM publish_steps WHERE run_id = ?1 AND published_at IS NULL", plan.RunId);
        for (int position = 0; position < plan.Steps.Count; position++)
        {
            PublishStep step = plan.Steps[position];
            database.Execute(
                """
                INSERT INTO publish_steps (run_id, position, module_id, kind, staged, target) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (run_id, module_id) DO UPDATE SET position = excluded.position, kind = excluded.kind, staged = excluded.staged, target = excluded.target
                """,
                plan.RunId, position, step.ModuleId, JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Kind.ToString()), step.Staged, step.Target);
        }
    }

    public void Write(TargetPublished published) => database.Execute(
        "UPDATE publish_steps SET published_at = ?3 WHERE run_id = ?1 AND module_id = ?2", published.RunId, published.ModuleId, Moment.ToText(published.At));

    private void Write(RunFinished finished, RunError error) => database.Execute(
        """
        INSERT INTO failure_contexts (run_id, blueprint_id, started_at, engine, failed_module, error_message, finished_at, error_class, error_code, place, hint)
        SELECT ?1, r.blueprint_id, r.started_at, r.engine, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM (SELECT 1 AS one) AS here LEFT JOIN run_records AS r ON r.run_id = ?1
        """,
        finished.RunId, error.ModuleId, error.Message, Moment.ToText(finished.At), error.ErrorType, error.Code, error.Place, error.Hint);
}
