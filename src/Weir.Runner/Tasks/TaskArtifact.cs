using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tasks;

/// <summary>A file or folder that a Task makes, staged beside its place and moved there whole.</summary>
internal sealed class TaskArtifact(ITargetStore targets, string path, string runId, string moduleId) : ITaskArtifact
{
    private bool open = true;

    public string Path => path;

    public string StagedPath { get; } = targets.Stage(path, runId, moduleId);

    public void Publish()
    {
        targets.Flush(StagedPath);
        PublishKind kind = Directory.Exists(StagedPath) ? PublishKind.ReplaceFolder : PublishKind.ReplaceFile;
        targets.Publish(new PublishStep { ModuleId = moduleId, Kind = kind, Staged = StagedPath, Target = path });
        Dispose();
    }

    public void Dispose()
    {
        if (open)
        {
            open = false;
            targets.Discard(path, runId);
        }
    }
}
