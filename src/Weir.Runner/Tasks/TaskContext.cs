using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>What one attempt at a Task sees of the run.</summary>
internal sealed class TaskContext(RunContext context, ManifestModule module, int attempt) : ITaskContext
{
    private readonly TaskLog log = new(context, module.Id);
    private readonly List<TaskArtifact> artifacts = [];

    public string RunId => context.RunId;

    public string BlueprintId => context.Manifest.BlueprintId;

    public string ModuleId => module.Id;

    public int Attempt => attempt;

    public string IdempotencyKey => $"{RunId}/{ModuleId}";

    public long? FencingToken => context.FencingTokens.TryGetValue(module.Id, out long token) ? token : null;

    public string BaseDirectory => context.Manifest.BaseDirectory;

    public TaskWorkspace Workspace => field ??= context.Workspaces.Of(module);

    public IReadOnlyDictionary<string, string> Variables => context.Services.Variables;

    public TimeProvider Time => context.Services.Time;

    public SecretRedactor Redactor => context.Services.Redactor;

    public ITaskLog Log => log;

    public IProgress<WorkProgress> Progress => field ??= new ProgressReporter(context.Events, Time, module.Id);

    public string PathToRead(string path) => context.Workspaces.PathToRead(module, path);

    public string PathToWrite(string path)
    {
        string full = context.Workspaces.PathToWrite(module, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    public ITaskArtifact Stage(string path)
    {
        TaskArtifact artifact = new(context.Services.Targets, PathToWrite(path), RunId, ModuleId);
        artifacts.Add(artifact);
        return artifact;
    }

    /// <summary>Ends the attempt: what was staged and not published is removed.</summary>
    public void Close()
    {
        foreach (TaskArtifact artifact in artifacts)
        {
            artifact.Dispose();
        }

        log.Close();
    }
}
