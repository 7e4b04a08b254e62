using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;

namespace Weir.Runner.Tasks;

/// <summary>The folders of one run's tasks. Made when they are first asked for, and kept at least until the run has ended.</summary>
internal sealed class TaskWorkspaces(Manifest manifest, string runId, string workDirectory)
{
    private readonly ManifestWorkspace shape = manifest.Workspace ?? new ManifestWorkspace(workDirectory);

    public TaskWorkspace Of(ManifestModule module)
    {
        TaskWorkspace workspace = Named(module);
        Directory.CreateDirectory(workspace.Artifacts);
        Directory.CreateDirectory(workspace.Scratch);
        Directory.CreateDirectory(workspace.Manifests);
        return workspace;
    }

    /// <summary>A path of this module's, or of another's of this run, or beside the Blueprint; anywhere else only where the Blueprint has no workspace of its own or allows it.</summary>
    public string PathToRead(ManifestModule module, string path)
    {
        if (manifest.Workspace is null)
        {
            return Path.GetFullPath(path, manifest.BaseDirectory);
        }

        string full = Path.GetFullPath(path, Of(module).Artifacts);
        return SafePath.IsBelow(full, [.. Roots(), manifest.BaseDirectory, .. shape.Allowed]) ? full : throw Refused(module, path, "read");
    }

    /// <summary>As <see cref="PathToRead"/>, but of the folders of a workspace only the module's own.</summary>
    public string PathToWrite(ManifestModule module, string path)
    {
        if (manifest.Workspace is null)
        {
            return Path.GetFullPath(path, manifest.BaseDirectory);
        }

        TaskWorkspace own = Of(module);
        string full = Path.GetFullPath(path, own.Artifacts);
        return SafePath.IsBelow(full, [own.Root, .. shape.Allowed]) ? full : throw Refused(module, path, "write");
    }

    /// <summary>Removes the folders when the run's end says so.</summary>
    public void End(RunStatus status)
    {
        if (shape.Cleanup == WorkspaceCleanup.Always || (shape.Cleanup == WorkspaceCleanup.OnSuccess && status == RunStatus.Success))
        {
            foreach (string root in Roots().Where(Directory.Exists))
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    private TaskWorkspace Named(ManifestModule module)
    {
        string root = RootOf(module);
        return new TaskWorkspace(root, Path.Combine(root, shape.Artifacts), Path.Combine(root, shape.Scratch), Path.Combine(root, shape.Manifests));
    }

    private IEnumerable<string> Roots() => manifest.Modules.Where(m => m.Type == ModuleType.Task).Select(RootOf).Distinct(StringComparer.Ordinal);

    /// <summary>Ids are checked to be plain names, so none leads out of the folder before it.</summary>
    private string RootOf(ManifestModule module) => Path.Combine(shape.Root, manifest.BlueprintId, module.Conduct.Job ?? module.Id, runId);

    private static WeirException Refused(ManifestModule module, string path, string what) =>
        new(new Diagnostic(TaskCodes.PathRefused, module.Config.Node.Span, $"'{module.Id}' may not {what} {path}: it leads out of the job's folders.")
        {
            ModuleId = module.Id,
            Hint = "Use a relative path, or name the folder under 'flow.workspace.allow_paths'.",
        });
}
