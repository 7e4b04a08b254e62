using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Run;

/// <summary>Finds the module that a failure is about: engines compute a chain where it is read, so the module at work is often not the one to mend.</summary>
internal static class Blame
{
    /// <summary>The module whose configuration holds the failure's place, when the module at work depends on it; else the one that the failure names; else the module at work.</summary>
    public static ManifestModule Of(Manifest manifest, ManifestModule atWork, Diagnostic failure)
    {
        if (Holds(atWork, failure.Span))
        {
            return atWork;
        }

        // One Arcade used twice gives two modules one place; only those that are read here can be meant.
        return Upstreams(manifest, atWork).FirstOrDefault(m => Holds(m, failure.Span))
            ?? (failure.ModuleId is { } id ? manifest.Find(id) : null)
            ?? atWork;
    }

    private static bool Holds(ManifestModule module, SourceSpan place)
    {
        SourceSpan own = module.Config.Node.Span;
        return !place.IsNone && ReferenceEquals(own.Source, place.Source) && place.Start >= own.Start && place.End <= own.End;
    }

    private static IEnumerable<ManifestModule> Upstreams(Manifest manifest, ManifestModule module)
    {
        HashSet<string> seen = new([module.Id], StringComparer.Ordinal);
        Queue<ManifestModule> next = new([module]);
        while (next.TryDequeue(out ManifestModule? current))
        {
            IEnumerable<string> sources = manifest.EdgesInto(current.Id).Where(e => e.CarriesRows).Select(e => e.From);
            foreach (string id in current.AttachTo is { } attached ? sources.Append(attached) : sources)
            {
                if (seen.Add(id) && manifest.Find(id) is { } upstream)
                {
                    yield return upstream;
                    next.Enqueue(upstream);
                }
            }
        }
    }
}
