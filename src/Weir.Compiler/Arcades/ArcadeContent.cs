using Weir.Core.Blueprints;

namespace Weir.Compiler.Arcades;

/// <summary>What an Arcade is replaced by, and where its edges meet it.</summary>
internal sealed record ArcadeContent(List<ModuleDraft> Modules, List<EdgeDraft> Edges, IReadOnlyList<string> Entries, IReadOnlyList<string> Exits)
{
    /// <summary>Finds the ways in and out.</summary>
    public static ArcadeContent Of(List<ModuleDraft> modules, List<EdgeDraft> edges)
    {
        HashSet<string> fed = new(StringComparer.Ordinal);
        HashSet<string> read = new(StringComparer.Ordinal);
        foreach (EdgeDraft edge in edges)
        {
            if (edge.CarriesRows)
            {
                fed.Add(edge.To);
                if (edge.Port != Ports.Spillway)
                {
                    read.Add(edge.From);
                }
            }
        }

        return new ArcadeContent(
            modules, edges,
            [.. modules.Where(m => m.Type is not (ModuleType.Ingress or ModuleType.Probe) && !fed.Contains(m.Id)).Select(m => m.Id)],
            [.. modules.Where(m => m.Type is not (ModuleType.Egress or ModuleType.Probe) && !read.Contains(m.Id)).Select(m => m.Id)]);
    }

    /// <summary>The same after Arcades inside were expanded: a way in or out that was one leads on to that one's own.</summary>
    public ArcadeContent After(List<ModuleDraft> modules, List<EdgeDraft> edges)
    {
        HashSet<string> ids = [.. modules.Select(m => m.Id)];
        if (Entries.Concat(Exits).All(ids.Contains))
        {
            return this;
        }

        ArcadeContent now = Of(modules, edges);
        return now with { Entries = [.. now.Entries.Where(id => Belongs(id, Entries))], Exits = [.. now.Exits.Where(id => Belongs(id, Exits))] };
    }

    private static bool Belongs(string id, IReadOnlyList<string> before) =>
        before.Any(b => id == b || id.StartsWith(b + "__", StringComparison.Ordinal));
}
