using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Connectors.Databases.Tests.Support;

/// <summary>A run as a task sees it, in a folder of its own.</summary>
internal sealed class FakeTaskContext(string folder, string runId = "run1") : ITaskContext, ITaskLog, IProgress<WorkProgress>
{
    public string RunId => runId;

    public string BlueprintId => "shop";

    public string ModuleId => "step";

    public int Attempt => 1;

    public string IdempotencyKey => $"{runId}/step";

    public long? FencingToken => null;

    public string BaseDirectory => folder;

    public TaskWorkspace Workspace => throw new NotSupportedException();

    public IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>();

    public TimeProvider Time => TimeProvider.System;

    public SecretRedactor Redactor { get; } = new();

    public ITaskLog Log => this;

    public IProgress<WorkProgress> Progress => this;

    public string PathToRead(string path) => Path.GetFullPath(path, folder);

    public string PathToWrite(string path) => Path.GetFullPath(path, folder);

    public ITaskArtifact Stage(string path) => new Artifact(PathToWrite(path));

    public void Write(Severity severity, string message)
    {
        // What a task says is not what these tests are about.
    }

    public void Output(string stream, string line)
    {
        // As above.
    }

    public void Report(WorkProgress value)
    {
        // As above.
    }

    private sealed class Artifact(string path) : ITaskArtifact
    {
        public string Path => path;

        public string StagedPath => path + ".staged";

        public void Publish() => File.Move(StagedPath, path, overwrite: true);

        public void Dispose() => File.Delete(StagedPath);
    }
}
