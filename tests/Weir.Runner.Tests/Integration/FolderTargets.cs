using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tests.Integration;

/// <summary>The plainest targets on disk; not safe against a death inside a move.</summary>
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

    public string Stage(string target, string runId, string moduleId)
    {
        string path = StagedPath(target, runId, moduleId);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }

        return path;
    }

    public string StagedPath(string target, string runId, string moduleId) => $"{target}.{runId}.{moduleId}.staged";

    public void Flush(string stagedPath)
    {
    }

    public void Publish(PublishStep step)
    {
        switch (step.Kind)
        {
            case PublishKind.ReplaceFile when File.Exists(step.Staged):
                File.Move(step.Staged, step.Target, overwrite: true);
                break;
            case PublishKind.ReplaceFolder when Directory.Exists(step.Staged):
                string old = step.Staged + ".old";
                if (Directory.Exists(step.Target))
                {
                    Directory.Move(step.Target, old);
                }

                Directory.Move(step.Staged, step.Target);
                if (Directory.Exists(old))
                {
                    Directory.Delete(old, recursive: true);
                }

                break;
            case PublishKind.AddFiles when Directory.Exists(step.Staged):
                Directory.CreateDirectory(step.Target);
                foreach (string file in Directory.EnumerateFiles(step.Staged, "*", SearchOption.AllDirectories))
                {
                    string to = Path.Combine(step.Target, Path.GetRelativePath(step.Staged, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Move(file, to, overwrite: true);
                }

                break;
        }
    }

    public IReadOnlyList<string> StagedRuns(string target) =>
        [.. Staged(target, "*").Select(p => Path.GetFileName(p)[(Path.GetFileName(target).Length + 1)..].Split('.')[0]).Distinct()];

    public void Discard(string target, string runId)
    {
        foreach (string path in Staged(target, runId).ToArray())
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    private static IEnumerable<string> Staged(string target, string runId) =>
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(target)!, $"{Path.GetFileName(target)}.{runId}.*.staged*");

    private sealed record Lease(string Target) : ITargetLease
    {
        public void Dispose()
        {
        }
    }
}
