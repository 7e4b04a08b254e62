using Weir.Core.Contracts;
using Weir.Runner.Tasks.Checks;
using Weir.Runner.Tasks.Processes;

namespace Weir.Hosting;

/// <summary>The tasks of this build, one line each.</summary>
public static class TaskList
{
    public static TaskCatalogue Catalogue { get; } = new(
    [
        new("process.run", static () => new ProcessTask()),
        new("check.items", static () => new CheckItemsTask()),
    ]);
}
