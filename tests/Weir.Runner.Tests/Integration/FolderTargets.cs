using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tests.Integration;

/// <summary>The plainest targets on disk: enough for one process that does not die.</summary>
internal sealed class FolderTargets : ITargetStore
{
    public TargetState Inspect(string target) => File.Exists(target) ? TargetState.File
        : !Directory.Exists(target) ? TargetState.Absent
        : Directory.EnumerateFileSystemEntries(target).Any() ? TargetState.Folder : TargetState.EmptyFolder;

    public ITargetLease? TryLease(string target, string runId)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return new Lease(target);
    }

    public string? DescribeHolder(string target) => null;

    public string Stage(string target, string runId, string moduleId) => StagedPath(target, runId, moduleId);

    public string StagedPath(string target, string runId, string moduleId) => $"{target}.{runId}.{moduleId}.staged";

    public void Flush(string stagedPath)
    {
    }

    public void Publish(PublishStep step)
    {
        if (step.Kind == PublishKind.ReplaceFile)
        {
            File.Move(step.Staged, step.Target, overwrite: true);
        }
        else
        {
            Directory.Move(step.Staged, step.Target);
        }
    }

    public IReadOnlyList<string> StagedRuns(string target) => [];

    public void Discard(string target, string runId)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(target)!, $"{Path.GetFileName(target)}.{runId}.*"))
        {
            File.Delete(path);
        }
    }

    private sealed record Lease(string Target) : ITargetLease
    {
        public void Dispose()
        {
        }
    }
}
