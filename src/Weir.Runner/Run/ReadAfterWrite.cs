using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;

namespace Weir.Runner.Run;

/// <summary>Refuses an Ingress that is ordered behind an Egress whose target it reads: that target only appears when the run has succeeded.</summary>
internal static class ReadAfterWrite
{
    public static void Check(Manifest manifest, DiagnosticBag diagnostics)
    {
        foreach (ManifestModule reader in manifest.Modules.Where(m => m is { Enabled: true, Type: ModuleType.Ingress }))
        {
            string? path = reader.Config.Get(IngressSpec.Path);
            IEnumerable<string> before = manifest.EdgesInto(reader.Id).Select(e => e.From).Concat(reader.DependsOn);
            foreach (ManifestModule writer in before.Select(manifest.Find).OfType<ManifestModule>().Where(m => m.Type == ModuleType.Egress))
            {
                if (path is not null && writer.Config.Get(EgressSpec.Path) is { } target && IsWithin(path, target.TrimEnd('/')))
                {
                    diagnostics.Add(
                        RunnerCodes.ReadAfterWrite, reader.Config.SpanOf(IngressSpec.Path),
                        $"'{reader.Id}' reads {path} after '{writer.Id}' has written it, but targets only appear when the whole run has succeeded.",
                        $"Read the upstream of '{writer.Id}' instead, or put '{reader.Id}' into a Blueprint of its own.", reader.Id);
                }
            }
        }
    }

    private static bool IsWithin(string path, string target) =>
        path.TrimEnd('/') == target || path.StartsWith(target + "/", StringComparison.Ordinal);
}
