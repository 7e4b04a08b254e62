using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Runner.Checkpoint;
using Weir.Runner.Probes;
using Weir.Runner.Quality;

namespace Weir.Runner.Run;

/// <summary>The measure plans of a run, one per relation that anybody asks about.</summary>
internal sealed class MeasureBook
{
    private readonly OrderedDictionary<string, MeasurePlan> plans = new(StringComparer.Ordinal);

    public IEnumerable<MeasurePlan> Plans => plans.Values;

    /// <summary>The plans of all modules that run; those whose work is taken over ask nothing.</summary>
    public static MeasureBook Of(Manifest manifest, Binding binding, DateTimeOffset runStartedAt, ResumePlan resume)
    {
        MeasureBook book = new();
        foreach (BoundModule bound in binding.Modules.Values.Where(b => resume.Restored(b.Module.Id) is null))
        {
            foreach ((string part, IReadOnlyList<Measure> measures) in PartsOf(manifest, bound, runStartedAt))
            {
                book.PlanOf(bound).Add(part, measures);
            }
        }

        return book;
    }

    public MeasurePlan PlanOf(BoundModule bound)
    {
        Relation relation = bound.Input;
        if (!plans.TryGetValue(relation.Name, out MeasurePlan? plan))
        {
            plans.Add(relation.Name, plan = new MeasurePlan(relation, bound.Session));
        }

        return plan;
    }

    /// <summary>The name of a Probe's part for one of its signals.</summary>
    public static string PartOf(ManifestModule probe, int signal) => $"{probe.Id}[{signal}]";

    public static bool SpillwayIsRead(Manifest manifest, ManifestModule module) => manifest.EdgesFrom(module.Id).Any(e => e.Port == Ports.Spillway);

    private static IEnumerable<(string Part, IReadOnlyList<Measure> Measures)> PartsOf(Manifest manifest, BoundModule bound, DateTimeOffset runStartedAt)
    {
        ManifestModule module = bound.Module;
        switch (module.Type)
        {
            case ModuleType.Assert:
                RuleScope scope = new(AssertRule.ReadAll(module), bound.Input.Schema, runStartedAt);
                return [(module.Id, RuleBook.MeasuresOf(scope, SpillwayIsRead(manifest, module)))];
            case ModuleType.Probe:
                return module.Config.Get(ProbeSpec.SignalList).Select((signal, i) => (PartOf(module, i), Measures(signal, i, bound)));
            case ModuleType.Egress when bound.IsDepot && module.Config.Has(EgressSpec.ValueExpression):
                return [(module.Id, [new AggregateValue(module.Config.Get(EgressSpec.ValueExpression))])];
            default:
                return [];
        }
    }

    private static IReadOnlyList<Measure> Measures(Config signal, int index, BoundModule bound) =>
        [.. (OwnSignal.Of(bound.Module, index) is { } own ? OwnSignal.Measures(own, bound.Input.Schema) : SignalBook.MeasuresOf(signal, bound.Input.Schema)).Distinct()];
}
