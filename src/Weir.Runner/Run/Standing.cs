using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>Which modules can't run, and why.</summary>
internal sealed class Standing(Manifest manifest)
{
    private readonly Dictionary<string, RunError> lost = new(StringComparer.Ordinal);

    /// <summary>Marks a module without which those that depend on it can't run.</summary>
    public void Lose(string moduleId, RunError reason) => lost[moduleId] = reason;

    /// <summary>Why a module can't run: the first of what it needs that is lost; null when nothing is.</summary>
    public (string Upstream, RunError Reason)? Blocker(ManifestModule module)
    {
        foreach (string needed in NeedsOf(module))
        {
            if (lost.TryGetValue(needed, out RunError? reason))
            {
                return (needed, reason);
            }
        }

        return null;
    }

    private IEnumerable<string> NeedsOf(ManifestModule module)
    {
        IEnumerable<string> edges = manifest.EdgesInto(module.Id).Where(e => e.CarriesRows).Select(e => e.From);
        IEnumerable<string> attached = module.AttachTo is { } id ? [id] : [];
        return edges.Concat(attached).Concat(module.DependsOn.IsDefault ? [] : module.DependsOn);
    }
}
