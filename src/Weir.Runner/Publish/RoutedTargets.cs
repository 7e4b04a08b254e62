using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Publish;

/// <summary>The targets of one Manifest: those of connectors in their systems, all others where the runner keeps files.</summary>
internal sealed class RoutedTargets : ITargetStore
{
    private readonly ITargetStore files;
    private readonly Dictionary<string, ITargetStore> outside = new(StringComparer.Ordinal);

    private RoutedTargets(ITargetStore files) => this.files = files;

    /// <summary>The stores of a Manifest's targets.</summary>
    /// <exception cref="WeirException">A connector's options make no target.</exception>
    public static ITargetStore Of(ITargetStore files, Manifest manifest, EngineServices services)
    {
        RoutedTargets routed = new(files);
        foreach (ManifestModule module in TargetPlanner.Writers(manifest))
        {
            if (ConnectorModules.StoreOf(module, manifest, services) is { } store)
            {
                routed.outside.TryAdd(ConnectorModules.TargetOf(module, manifest, services)!, store);
            }
        }

        return routed.outside.Count == 0 ? files : routed;
    }

    public TargetState Inspect(string target) => Of(target).Inspect(target);

    public string? FindForeign(string target, IReadOnlyList<string> endings) => Of(target).FindForeign(target, endings);

    public ITargetLease? TryLease(string target, string runId) => Of(target).TryLease(target, runId);

    public string? DescribeHolder(string target) => Of(target).DescribeHolder(target);

    public string Stage(string target, string runId, string moduleId) => Of(target).Stage(target, runId, moduleId);

    public string StagedPath(string target, string runId, string moduleId) => Of(target).StagedPath(target, runId, moduleId);

    public void Flush(string stagedPath) => Of(stagedPath).Flush(stagedPath);

    public void Publish(PublishStep step) => Of(step.Target).Publish(step);

    public IReadOnlyList<string> StagedRuns(string target) => Of(target).StagedRuns(target);

    public void Discard(string target, string runId) => Of(target).Discard(target, runId);

    private ITargetStore Of(string target)
    {
        if (!target.Contains("://", StringComparison.Ordinal))
        {
            return files;
        }

        int end = target.IndexOf('#', StringComparison.Ordinal);
        string name = end < 0 ? target : target[..end];
        return outside.TryGetValue(name, out ITargetStore? store) ? store : throw new WeirException(
            new Diagnostic(RunnerCodes.TargetUnreachable, SourceSpan.None, $"{name} is not a target of this Blueprint, so it is not known how to reach it.")
            {
                Hint = "Resume the run with the Blueprint that it began with.",
            });
    }
}
