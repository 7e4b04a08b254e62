using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;
using Weir.Dialects.Blueprints;
using Weir.Dialects.Flow.Specs;
using Weir.Dialects.Flow.Templates;

namespace Weir.Dialects.Flow;

/// <summary>Reads one job: a chain of modules, one for each step.</summary>
/// <param name="node">The job.</param>
/// <param name="outer">What is known before the run.</param>
/// <param name="map">The jobs before it; gets this one.</param>
/// <param name="resources">The flow's resources.</param>
/// <param name="ends">Job to the modules whose success is its success; gets this one's.</param>
/// <param name="bag">Receives the findings.</param>
internal sealed class JobReader(
    MappingNode node, OuterScope outer, FlowMap map, IReadOnlyDictionary<string, MappingNode> resources, Dictionary<string, ImmutableArray<string>> ends, DiagnosticBag bag)
{
    /// <summary>True for a job under <c>finally</c>.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The modules behind which it runs, however they end.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    public void Read(ImmutableArray<BlueprintModule>.Builder modules)
    {
        ScalarNode id = Nodes.Scalar(node, JobSpec.Id)!;
        if (!SafeName.IsValid(id.Text) || ends.ContainsKey(id.Text))
        {
            bool twice = ends.ContainsKey(id.Text);
            bag.Add(twice ? FlowCodes.Duplicate : SpecCodes.InvalidValue, id.Span, twice ? $"There are two jobs '{id.Text}'." : $"'{id.Text}' can't be the id of a job.", twice ? "Give each an id of its own." : "Use letters, digits, '_', '-' and '.'.");
            return;
        }

        ImmutableArray<string> needs = Needs(id.Text);
        WhenClause? when = Nodes.Scalar(node, JobSpec.When) is { } written ? new ConditionReader(written, new StepScope(outer, map, id.Text, null, false), outer, bag).Read() : null;
        map.Begin(id.Text);
        MappingNode[] steps = [.. ((SequenceNode)FieldLookup.NodeOf(node, JobSpec.Steps)!).Items.OfType<MappingNode>()];
        if (steps.Length == 0)
        {
            ends[id.Text] = needs;
            return;
        }

        string? previous = null;
        foreach (MappingNode step in steps)
        {
            StepReader reader = new(step, id.Text, outer, map, resources, bag);
            if (reader.Read() is { } module)
            {
                modules.Add(Placed(module, previous, needs, when));
                previous = module.Id.Text;
            }
        }

        ends[id.Text] = previous is null ? needs : [previous];
    }

    private BlueprintModule Placed(BlueprintModule module, string? previous, ImmutableArray<string> needs, WhenClause? when)
    {
        bool first = previous is null;
        TaskConduct conduct = module.Conduct with { Always = IsFinal, JobWhen = first ? when : null };
        IEnumerable<string> after = conduct.After.Concat(first ? After : []).Concat(first && when is not null ? when.Condition.References.SelectMany(r => r.Modules) : []);
        string[] hard = first ? [.. needs] : [previous!];
        return module with
        {
            DependsOn = [.. hard.Select(m => new ScalarNode(m, ScalarKind.Text, module.Id.Span))],
            Conduct = conduct with { After = [.. after.Distinct(StringComparer.Ordinal).Where(m => m != module.Id.Text && !hard.Contains(m))] },
        };
    }

    private ImmutableArray<string> Needs(string id)
    {
        List<string> needs = [];
        foreach (ScalarNode job in Nodes.Scalars(node, JobSpec.DependsOn))
        {
            if (ends.TryGetValue(job.Text, out ImmutableArray<string> modules))
            {
                needs.AddRange(modules);
            }
            else
            {
                bag.Add(FlowCodes.UnknownJob, job.Span, job.Text == id ? $"The job '{id}' depends on itself." : $"'{id}' depends on '{job.Text}', which is no job before it.", Suggestion.Hint(job.Text, ends.Keys) ?? "A job may depend on those that stand before it.");
            }
        }

        return [.. needs.Distinct(StringComparer.Ordinal)];
    }
}
