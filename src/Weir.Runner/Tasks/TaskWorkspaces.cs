using Weir.Core.Contracts;
using Weir.Core.Manifests;

namespace Weir.Runner.Tasks;

/// <summary>The folders of one run's tasks. Made when they are first asked for; removed with a run that succeeded, kept otherwise for a resume.</summary>
internal sealed class TaskWorkspaces(Manifest manifest, string runId, string workDirectory)
{
    private string RunFolder => Path.Combine(workDirectory, manifest.BlueprintId, runId);

    public TaskWorkspace Of(ManifestModule module)
    {
        string root = Path.Combine(RunFolder, module.Id);
        TaskWorkspace workspace = new(root, Path.Combine(root, "artifacts"), Path.Combine(root, "scratch"), Path.Combine(root, "manifests"));
        Directory.CreateDirectory(workspace.Artifacts);
        Directory.CreateDirectory(workspace.Scratch);
        Directory.CreateDirectory(workspace.Manifests);
        return workspace;
    }

    public string PathToRead(ManifestModule module, string path) => Path.GetFullPath(path, manifest.BaseDirectory);

    public string PathToWrite(ManifestModule module, string path) => Path.GetFullPath(path, manifest.BaseDirectory);

    /// <summary>Removes the run's folders.</summary>
    public void Remove()
    {
        if (Directory.Exists(RunFolder))
        {
            Directory.Delete(RunFolder, recursive: true);
        }
    }
}
