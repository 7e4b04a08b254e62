using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Hosting.Bundles;

/// <summary>What tasks see that fetch a bundle, before there is a run.</summary>
internal sealed class BundleTaskContext(string id, string baseDirectory, string scratch, IReadOnlyDictionary<string, string> variables, TimeProvider time, SecretRedactor redactor) : ITaskContext, ITaskLog, IProgress<WorkProgress>
{
    public string RunId => $"bundle-{id}";

    public string BlueprintId => id;

    public string ModuleId => "bundle";

    public int Attempt => 1;

    public string IdempotencyKey => $"{RunId}/{ModuleId}";

    public long? FencingToken => null;

    public string BaseDirectory => baseDirectory;

    public TaskWorkspace Workspace => new(scratch, scratch, scratch, scratch);

    public IReadOnlyDictionary<string, string> Variables => variables;

    public TimeProvider Time => time;

    public SecretRedactor Redactor => redactor;

    public ITaskLog Log => this;

    public IProgress<WorkProgress> Progress => this;

    public string PathToRead(string path) => Path.GetFullPath(path, baseDirectory);

    /// <summary>Only below the folder that files are fetched into.</summary>
    public string PathToWrite(string path)
    {
        string full = Path.GetFullPath(path, scratch);
        if (!SafePath.IsBelow(full, [scratch]))
        {
            throw BundleFault.Unsafe($"'{path}' leads out of the bundle.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    public ITaskArtifact Stage(string path) => new Artifact(PathToWrite(path));

    public void Write(Severity severity, string message)
    {
        // What goes wrong is told by the task's own failure.
    }

    public void Output(string stream, string line)
    {
        // No task here runs programs.
    }

    public void Report(WorkProgress value)
    {
        // Nobody looks.
    }

    private sealed record Artifact(string Path) : ITaskArtifact
    {
        public string StagedPath => Path + ".weir-part";

        public void Publish() => File.Move(StagedPath, Path, overwrite: true);

        public void Dispose() => File.Delete(StagedPath);
    }
}
