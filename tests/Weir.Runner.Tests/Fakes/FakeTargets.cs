using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tests.Fakes;

/// <summary>Targets in memory: a path ending in nothing is a file, its text says what was written.</summary>
internal sealed class FakeTargets : ITargetStore
{
    private readonly Dictionary<string, string> leases = [];

    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public List<string> Log { get; } = [];

    /// <summary>What is visible: no staged data.</summary>
    public IEnumerable<string> Visible => Files.Where(f => !f.Key.Contains('#', StringComparison.Ordinal)).Select(f => $"{f.Key}={f.Value}");

    public IEnumerable<string> Staged => Files.Keys.Where(f => f.Contains('#', StringComparison.Ordinal));

    /// <summary>Called before each move; may throw.</summary>
    public Action<PublishStep> Before { get; set; } = _ => { };

    /// <summary>What another process finds at this moment: all files, no leases.</summary>
    public FakeTargets Copy()
    {
        FakeTargets copy = new();
        foreach ((string path, string text) in Files)
        {
            copy.Files[path] = text;
        }

        return copy;
    }

    public TargetState Inspect(string target) =>
        Files.ContainsKey(target) ? TargetState.File : Files.Keys.Any(f => f.StartsWith(target + "/", StringComparison.Ordinal)) ? TargetState.Folder : TargetState.Absent;

    public ITargetLease? TryLease(string target, string runId)
    {
        Log.Add($"lease {target}");
        return leases.TryAdd(target, runId) ? new Lease(target, () => leases.Remove(target)) : null;
    }

    public string? DescribeHolder(string target) => leases.TryGetValue(target, out string? runId) ? $"run {runId}" : null;

    public string Stage(string target, string runId, string moduleId)
    {
        string path = StagedPath(target, runId, moduleId);
        Files.Remove(path);
        return path;
    }

    public string StagedPath(string target, string runId, string moduleId) => $"{target}#{runId}#{moduleId}";

    public void Flush(string stagedPath) => Log.Add($"flush {stagedPath}");

    public void Publish(PublishStep step)
    {
        Before(step);
        Log.Add($"publish {step.Kind} {step.Target}");
        if (Files.Remove(step.Staged, out string? text))
        {
            Files[step.Kind == PublishKind.AddFiles ? $"{step.Target}/{step.Staged.Split('#')[1]}" : step.Target] = text;
        }
    }

    public IReadOnlyList<string> StagedRuns(string target) =>
        [.. Files.Keys.Where(f => f.StartsWith(target + "#", StringComparison.Ordinal)).Select(f => f.Split('#')[1]).Distinct()];

    public void Discard(string target, string runId)
    {
        foreach (string file in Files.Keys.Where(f => f.StartsWith($"{target}#{runId}#", StringComparison.Ordinal)).ToArray())
        {
            Files.Remove(file);
        }
    }

    private sealed class Lease(string target, Action release) : ITargetLease
    {
        public string Target => target;

        public void Dispose() => release();
    }
}
