using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Files;

/// <summary><c>files.delete</c>.</summary>
public sealed class DeleteTask : ITask
{
    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "files.delete", "Removes files; those that are gone already are no failure.", [FileFields.Paths])
    {
        Remarks = "Folders stay. A file is only removed where the task may write. Hands on `count`.",
        Example = "- id: tidy\n  type: Task\n  uses: files.delete\n  config: { paths: [\"work/*.tmp\"] }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        List<string> files = FileSelection.Of(context, config.Get(FileFields.Paths)!);
        foreach (string file in files)
        {
            File.Delete(context.PathToWrite(file));
        }

        return Task.FromResult(TaskResult.With(("count", files.Count)));
    }
}
