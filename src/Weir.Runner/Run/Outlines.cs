using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>What viewers, and a later resume, need to know of a Manifest's modules.</summary>
internal static class Outlines
{
    public static IReadOnlyList<ModuleOutline> Of(Manifest manifest)
    {
        ModuleGraph graph = new(manifest);
        return [.. manifest.Modules.Select((m, i) => new ModuleOutline(m.Id, m.Type.ToString(), m.Label, m.Engine)
        {
            Needs = [.. graph.Needs(i).Select(n => manifest.Modules[n].Id).Order(StringComparer.Ordinal)],
        })];
    }
}
