using Weir.Core.Events;

namespace Weir.Stores.Sqlite;

/// <summary>Writes one event, and what the tables beside it say of it. Runs inside the batch's transaction.</summary>
internal sealed class EventWriter(SqliteDatabase database)
{
    public void Write(RunEvent happened)
    {
        database.Execute("INSERT INTO events (run_id, event, body) VALUES ($1, $2, $3)", happened.RunId, happened.Name, RunEventJson.ToText(happened));
        switch (happened)
        {
            case RunStarted started:
                Write(started);
                break;
            case RunFinished finished:
                database.Execute(
                    "UPDATE run_records SET status = $2, finished_at = $3 WHERE run_id = $1",
                    finished.RunId, finished.Status.ToString().ToLowerInvariant(), Moment.ToText(finished.At));
                break;
        }
    }

    private void Write(RunStarted started) => database.Execute(
        """
        INSERT INTO run_records (run_id, blueprint_id, status, started_at, parent_run_id, blueprint_name, source_path, fingerprint, engine)
        VALUES ($1, $2, 'running', $3, $4, $5, $6, $7, $8)
        ON CONFLICT (run_id) DO UPDATE SET status = 'running', finished_at = NULL
        """,
        started.RunId, started.BlueprintId, Moment.ToText(started.At), started.ParentRunId, started.BlueprintName, started.SourcePath, started.Fingerprint, started.Engine);
}
