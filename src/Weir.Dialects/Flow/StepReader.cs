using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
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

/// <summary>Reads one step.</summary>
internal sealed class StepReader(MappingNode node, string job, OuterScope outer, FlowMap map, IReadOnlyDictionary<string, MappingNode> resources, DiagnosticBag bag)
{
    private static readonly Field<MappingNode> Inputs = Shape.Mapping(JobSpec.Inputs);
    private static readonly Field<MappingNode> Outputs = Shape.Mapping(JobSpec.Outputs);
    private static readonly Field<MappingNode> Retry = Shape.Mapping("retry", "");

    private readonly ScalarNode id = Nodes.Scalar(node, JobSpec.Id)!;

    private string ModuleId => FlowMap.ModuleId(job, id.Text);

    /// <summary>The step as a module without its place in the flow; null after a finding.</summary>
    public BlueprintModule? Read()
    {
        if (!SafeName.IsValid(id.Text) || map.StepsOf(job).Contains(id.Text))
        {
            bool twice = map.StepsOf(job).Contains(id.Text);
            bag.Add(twice ? FlowCodes.Duplicate : SpecCodes.InvalidValue, id.Span, twice ? $"The job '{job}' has two steps '{id.Text}'." : $"'{id.Text}' can't be the id of a step.", twice ? "Give each an id of its own." : "Use letters, digits, '_', '-' and '.'.");
            return null;
        }

        ScalarNode type = Nodes.Scalar(node, JobSpec.StepType)!;
        MappingNode inputs = new TemplateReader(Scope(hasResult: false), bag).Read(Nodes.MappingOrEmpty(node, Inputs));
        MappingNode? guards = GuardSpec.In(new TemplateReader(outer, bag).Read(node.With([.. node.Entries.Where(e => GuardSpec.OfModule.Fields.Any(f => f.Name == e.Name))])), GuardSpec.OfModule);
        if (type.Text == StepTypes.WithLock)
        {
            (type, inputs, guards) = Unwrap(type, inputs, guards);
        }

        string task = StepTypes.TaskOf(type.Text);
        inputs = StepInputs.Adapt(type.Text, WithResource(inputs));
        inputs = task.StartsWith("sql.", StringComparison.Ordinal) ? DatabaseInputs.Adapt(inputs, ModuleId, bag) : inputs;
        MappingNode outputs = new TemplateReader(Scope(hasResult: true), bag).Read(Nodes.MappingOrEmpty(node, Outputs));
        WhenClause? when = Nodes.Scalar(node, JobSpec.StepWhen) is { } written ? new ConditionReader(written, Scope(hasResult: false), outer, bag).Read() : null;
        BlueprintModule module = new()
        {
            Id = new ScalarNode(ModuleId, ScalarKind.Text, id.Span),
            Type = ModuleType.Task,
            Node = node,
            Uses = new ScalarNode(task, ScalarKind.Text, type.Span),
            Description = Nodes.Scalar(node, JobSpec.Description),
            Config = inputs,
            Retry = Nodes.Mapping(node, Retry),
            Guards = guards,
            Conduct = Conduct(inputs, outputs, when),
        };
        map.Add(job, id.Text, outputs.Entries.Select(e => e.Name));
        return module;
    }

    private TaskConduct Conduct(MappingNode inputs, MappingNode outputs, WhenClause? when)
    {
        IEnumerable<TemplateReference> references = References(inputs).Concat(References(outputs)).Concat(when?.Condition.References ?? []);
        return new TaskConduct
        {
            Job = job,
            When = when,
            NoDataSkipsDownstream = Nodes.Scalar(node, JobSpec.OnNoData) is not null,
            ContinueOnError = Nodes.Flag(node, JobSpec.ContinueOnError),
            Exports = outputs,
            After = [.. references.SelectMany(r => r.Modules).Where(m => m != ModuleId).Distinct(StringComparer.Ordinal)],
        };
    }

    private StepScope Scope(bool hasResult) => new(outer, map, job, ModuleId, hasResult);

    /// <summary><c>with_lock</c>: the inner task under a lock.</summary>
    private (ScalarNode Type, MappingNode Inputs, MappingNode? Guards) Unwrap(ScalarNode type, MappingNode inputs, MappingNode? guards)
    {
        if (inputs["lock_key"] is not ScalarNode { IsNull: false } key || inputs["step"] is not MappingNode inner || inner["type"] is not ScalarNode innerType)
        {
            bag.Add(SpecCodes.MissingKey, type.Span, $"'{ModuleId}' (with_lock) needs 'lock_key' and 'step' with a 'type'.", "inputs: { lock_key: ..., step: { type: ..., inputs: {...} } }.", ModuleId);
            return (type, inputs, guards);
        }

        if (key.Template is not null)
        {
            bag.Add(FlowCodes.LateLock, key.Span, $"The lock '{key.Text}' is not known before the run.", "Build it of text, env, params and flow_id.", ModuleId);
        }

        MappingNode held = new([new(Key(GuardSpec.LockName, key), key)], key.Span);
        held = inputs["ttl_seconds"] is { } lease ? held.Set(Key(GuardSpec.Lease, lease), lease) : held.Set(Key(GuardSpec.Lease, key), new ScalarNode("600", ScalarKind.Integer, key.Span));
        return (innerType, inner["inputs"] as MappingNode ?? MappingNode.Empty, (guards ?? node.With([])).Set(Key(GuardSpec.Lock, key), held));
    }

    private static ScalarNode Key(Field field, Node place) => new(field.Name, ScalarKind.Text, place.Span);

    /// <summary>Puts a resource's settings in the place of its name.</summary>
    private MappingNode WithResource(MappingNode inputs)
    {
        if (inputs.Find("resource") is not { Value: ScalarNode { IsNull: false } name } entry)
        {
            return inputs;
        }

        if (resources.TryGetValue(name.Text, out MappingNode? settings))
        {
            return inputs.Set(entry.Key, settings);
        }

        bag.Add(FlowCodes.UnknownResource, name.Span, $"There is no resource '{name.Text}'.", Suggestion.Hint(name.Text, [.. resources.Keys]) ?? "Add it under 'resources'.", ModuleId);
        return inputs;
    }

    private static IEnumerable<TemplateReference> References(Node value) => value switch
    {
        ScalarNode { Template: { } template } => template.References,
        MappingNode mapping => mapping.Entries.SelectMany(e => References(e.Value)),
        SequenceNode sequence => sequence.Items.SelectMany(References),
        _ => [],
    };
}
