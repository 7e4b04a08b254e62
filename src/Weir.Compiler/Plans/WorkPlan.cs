using Weir.Core.Blueprints;
using Weir.Core.Manifests;

namespace Weir.Compiler.Plans;

/// <summary>How a Manifest is worked off: what has a turn of its own, what is fused into its query, and where rows change engines.</summary>
/// <remarks>What it says follows from the Manifest alone. Whether an engine computes a relation with several readers once is decided by the engine at run time.</remarks>
public sealed class WorkPlan
{
    private readonly Manifest manifest;
    private readonly Dictionary<(string From, string Port, string Engine), Handover> handovers = [];

    private readonly Dictionary<string, int> places;

    private WorkPlan(Manifest manifest)
    {
        this.manifest = manifest;
        places = manifest.Modules.Select((module, place) => (module.Id, place)).ToDictionary(one => one.Id, one => one.place, StringComparer.Ordinal);
    }

    /// <summary>The modules that do work, in order.</summary>
    public IReadOnlyList<WorkStep> Steps { get; private set; } = [];

    /// <summary>Every handover, in the order in which they are made.</summary>
    public IReadOnlyList<Handover> Handovers => [.. Steps.SelectMany(step => step.Handovers)];

    /// <summary>Module to the number of steps whose query it is part of; only those with more than one.</summary>
    public IReadOnlyDictionary<string, int> Shared { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public static WorkPlan Of(Manifest manifest)
    {
        WorkPlan plan = new(manifest);
        plan.FindHandovers();
        HashSet<Handover> made = [];
        List<WorkStep> steps = [];
        foreach (ManifestModule module in manifest.Modules.Where(module => module.Enabled && HasTurn(module)))
        {
            (IReadOnlyList<string> fused, IReadOnlyList<Handover> needed) = plan.Below(module.Id);
            steps.Add(new WorkStep(module, fused, [.. needed.Where(made.Add)]));
        }

        plan.Steps = steps;
        plan.Shared = steps.SelectMany(step => step.Fused.Where(id => manifest.Find(id)!.Engine == step.Module.Engine)).GroupBy(id => id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return plan;
    }

    /// <summary>Whether a module has a turn of its own; the others are queries that are part of what reads them.</summary>
    public static bool HasTurn(ManifestModule module) => module.Type is not (ModuleType.Ingress or ModuleType.Channel or ModuleType.Junction or ModuleType.Funnel);

    private void FindHandovers()
    {
        foreach (ManifestModule module in manifest.Modules.Where(module => module.Enabled))
        {
            foreach ((string from, string port) in InputsOf(module))
            {
                if (manifest.Find(from) is not { } upstream || upstream.Engine == module.Engine || upstream.Engine.Length == 0 || module.Engine.Length == 0)
                {
                    continue;
                }

                (string, string, string) key = (from, port, module.Engine);
                IReadOnlyList<string> before = handovers.TryGetValue(key, out Handover? known) ? known.Readers : [];
                handovers[key] = new Handover(from, port, upstream.Engine, module.Engine, [.. before, module.Id]);
            }
        }
    }

    /// <summary>What a module's query is made of, and the handovers below it, both upstream first.</summary>
    private (IReadOnlyList<string> Fused, IReadOnlyList<Handover> Needed) Below(string id)
    {
        HashSet<string> fused = new(StringComparer.Ordinal), others = new(StringComparer.Ordinal);
        HashSet<Handover> needed = [];
        Stack<(string Id, bool IsFused)> next = new([(id, true)]);
        while (next.TryPop(out (string Id, bool IsFused) current))
        {
            ManifestModule module = manifest.Find(current.Id)!;
            foreach ((string from, string port) in InputsOf(module))
            {
                if (manifest.Find(from) is not { Enabled: true, Type: not (ModuleType.Egress or ModuleType.Task or ModuleType.Component) })
                {
                    continue;
                }

                bool crosses = handovers.TryGetValue((from, port, module.Engine), out Handover? handover);
                if (crosses)
                {
                    needed.Add(handover!);
                }

                bool isFused = current.IsFused && !crosses;
                if ((isFused ? fused : others).Add(from))
                {
                    next.Push((from, isFused));
                }
            }
        }

        return ([.. fused.OrderBy(one => places[one])], [.. needed.OrderBy(one => places[one.From])]);
    }

    private IEnumerable<(string From, string Port)> InputsOf(ManifestModule module)
    {
        IReadOnlyList<ManifestEdge> edges = manifest.EdgesInto(module.Id);
        foreach (ManifestEdge edge in edges.Where(edge => edge.CarriesRows && manifest.Find(edge.From)?.Type != ModuleType.Egress))
        {
            yield return (edge.From, edge.Port);
        }

        if (module.AttachTo is { } attached && !edges.Any(edge => edge.CarriesRows))
        {
            yield return (attached, Ports.Main);
        }
    }
}
