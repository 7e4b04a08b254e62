using Weir.Connectors.Databases.Tasks;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb;
using Weir.Runner.Tasks.Checks;
using Weir.Runner.Tasks.Processes;

namespace Weir.Hosting;

/// <summary>The tasks of this build, one line each.</summary>
public static class TaskList
{
    public static TaskCatalogue Catalogue { get; } = new(
    [
        new("process.run", static () => new ProcessTask()),
        new("sql.execute", static () => new SqlExecuteTask()),
        new("sql.extract", static () => new SqlExtractTask(static () => new DuckDbEngine(), Connectors.Create())),
        new("sql.load", static () => new SqlLoadTask(static () => new DuckDbEngine(), Connectors.Create())),
        new("check.items", static () => new CheckItemsTask()),
    ]);
}
