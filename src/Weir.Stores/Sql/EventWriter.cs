using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Writes one event, and what the tables beside it say of it. Runs inside the batch's transaction.</summary>
internal sealed class EventWriter(ISqlDatabase database)
{
    private readonly RunTables runs = new(database);
    private readonly ModuleTables modules = new(database);

    public void Write(RunEvent happened)
    {
        database.Execute("INSERT INTO events (run_id, event, body) VALUES (?1, ?2, ?3)", happened.RunId, happened.Name, RunEventJson.ToText(happened));
        switch (happened)
        {
            case RunStarted started:
                runs.Write(started);
                break;
            case RunFinished finished:
                runs.Write(finished);
                break;
            case PublishStarted plan:
                runs.Write(plan);
                break;
            case TargetPublished published:
                runs.Write(published);
                break;
            case ModuleFinished module:
                modules.Write(module);
                break;
            case SignalCaptured signal:
                modules.Write(signal);
                break;
            case RuleJudged rule:
                modules.Write(rule);
                break;
            case LineageTraced lineage:
                modules.Write(lineage);
                break;
        }
    }
}
