using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Run;

/// <summary>Narrows a Manifest to the part that is asked for with <c>--from</c> and <c>--to</c>.</summary>
/// <remarks>
/// From a module: it and all behind it. To a module: it and all before it. Both: what lies between. What those need for their rows (sources, transformations, Asserts,
/// gates and their Probes) runs too, since rows pass no gate unjudged; other targets, Probes and side effects do not.
/// </remarks>
internal static class Selection
{
    private const string From = "--from";
    private const string To = "--to";

    /// <exception cref="WeirException">A module that is named does not exist, or nothing lies between the two.</exception>
    public static Manifest Of(Manifest manifest, string? from, string? to)
    {
        if (from is null && to is null)
        {
            return manifest;
        }

        ModuleGraph graph = new(manifest);
        bool[] chosen = Enumerable.Repeat(true, graph.Count).ToArray();
        if (from is not null)
        {
            Keep(chosen, Reach(PlaceOf(graph, from, From), graph.Count, graph.Dependents));
        }

        if (to is not null)
        {
            Keep(chosen, Reach(PlaceOf(graph, to, To), graph.Count, graph.Needs));
        }

        if (!chosen.Contains(true))
        {
            throw Refused($"Nothing runs from '{from}' to '{to}': '{to}' does not depend on '{from}'.", "Swap the two, or leave one out.");
        }

        AddSources(manifest, graph, chosen);
        return manifest with
        {
            Modules = [.. graph.Modules.Where((_, place) => chosen[place])],
            Edges = [.. manifest.Edges.Where(e => chosen[graph.PlaceOf(e.From)] && chosen[graph.PlaceOf(e.To)])],
        };
    }

    private static void Keep(bool[] chosen, bool[] reached)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] &= reached[i];
        }
    }

    private static bool[] Reach(int start, int count, Func<int, IReadOnlyList<int>> next)
    {
        bool[] reached = new bool[count];
        Stack<int> open = new([start]);
        reached[start] = true;
        while (open.TryPop(out int place))
        {
            foreach (int other in next(place).Where(o => !reached[o]))
            {
                reached[other] = true;
                open.Push(other);
            }
        }

        return reached;
    }

    private static void AddSources(Manifest manifest, ModuleGraph graph, bool[] chosen)
    {
        for (int i = graph.Count - 1; i >= 0; i--)
        {
            if (chosen[i])
            {
                ManifestModule module = graph.Modules[i];
                IEnumerable<string> sources = manifest.EdgesInto(module.Id).Where(e => e.CarriesRows || module.Type == ModuleType.Regulator).Select(e => e.From);
                foreach (string source in module.AttachTo is { } attached ? sources.Append(attached) : sources)
                {
                    chosen[graph.PlaceOf(source)] = true;
                }
            }
        }
    }

    /// <summary>The place of a module; of a job its last step (<c>--to</c>) or its first (<c>--from</c>).</summary>
    private static int PlaceOf(ModuleGraph graph, string id, string option)
    {
        int place = graph.PlaceOf(id);
        for (int i = 0; i < graph.Count && graph.PlaceOf(id) < 0; i++)
        {
            bool wanted = graph.Modules[i].Conduct.Job == id && (place < 0 || option == To);
            place = wanted ? i : place;
        }

        return place >= 0 ? place : throw Refused($"{option} names '{id}', which is no module of this Blueprint.", Suggestion.Hint(id, [.. graph.Modules.Select(m => m.Id)]));
    }

    private static WeirException Refused(string message, string? hint) => new(new Diagnostic(RunnerCodes.BadSelection, SourceSpan.None, message) { Hint = hint });
}
