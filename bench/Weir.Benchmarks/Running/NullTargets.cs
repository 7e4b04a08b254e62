using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Benchmarks.Running;

/// <summary>Targets that are nowhere.</summary>
internal sealed class NullTargets : ITargetStore
{
    public TargetState Inspect(string target) => TargetState.Absent;

    public ITargetLease? TryLease(string target, string runId) => new Lease(target);

    public string? DescribeHolder(string target) => null;

    public string Stage(string target, string runId, string moduleId) => target;

    public string StagedPath(string target, string runId, string moduleId) => target;

    public void Flush(string stagedPath)
    {
        // Nothing is staged.
    }

    public void Publish(PublishStep step)
    {
        // Nothing is published.
    }

    public IReadOnlyList<string> StagedRuns(string target) => [];

    public void Discard(string target, string runId)
    {
        // Nothing is staged.
    }

    private sealed record Lease(string Target) : ITargetLease
    {
        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
