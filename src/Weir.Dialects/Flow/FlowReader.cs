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

/// <summary>Reads one flow's document.</summary>
internal sealed class FlowReader(SourceText source, MappingNode root, FlowInputs inputs, DiagnosticBag bag)
{
    private const string WorkRootVariable = "AETHERFLOW_WORK_ROOT";

    public Blueprint? Read()
    {
        if (!CheckShape() || Nodes.Mapping(root, FlowSpec.Head) is not { } head || Nodes.Scalar(head, FlowSpec.Id) is not { } id)
        {
            return null;
        }

        OuterScope outer = new(Variables(), Parameters(), id.Text, inputs.BaseDirectory);
        TemplateReader templates = new(outer, bag);
        head = templates.Read(head);
        FlowSpec.HeadSpec.Check(head, new SpecReader([]));
        Config flow = new(FlowSpec.HeadSpec, head);
        IReadOnlyDictionary<string, MappingNode> resources = new ResourceReader(outer, inputs, bag).Read(Nodes.MappingOrEmpty(root, FlowSpec.Resources));
        if (bag.HasErrors)
        {
            // What the head says wrong is enough; jobs would only repeat it.
            return null;
        }

        TellWhatHasNoUse(flow);
        ImmutableArray<BlueprintModule> modules = ReadJobs(outer, resources);
        return new Blueprint
        {
            Source = source,
            Root = root,
            Dialect = DialectNames.Flow,
            Id = id,
            Description = Nodes.Scalar(head, FlowSpec.Description),
            Modules = modules,
            Edges = [],
            Guards = Guards(flow),
            HasReferences = false,
            ToleratesUnknownKeys = true,
            Workspace = Workspace(flow),
            BaseDirectory = inputs.BaseDirectory,
        };
    }

    /// <summary>Unknown keys are warnings, since the original passes over them; everything else stops the reading.</summary>
    private bool CheckShape()
    {
        DiagnosticBag found = [];
        FlowSpec.Spec.Check(root, new SpecReader(found));
        foreach (Diagnostic diagnostic in found)
        {
            // Values may be templates yet; those of jobs are looked at where they are read.
            if (!(diagnostic.Code == SpecCodes.WrongType && source.Text.AsSpan(diagnostic.Span.Start, diagnostic.Span.Length).Contains("{{", StringComparison.Ordinal)))
            {
                bag.Add(diagnostic.Code == SpecCodes.UnknownKey ? diagnostic with { Severity = Severity.Warning } : diagnostic);
            }
        }

        return !bag.HasErrors;
    }

    private Dictionary<string, string> Variables()
    {
        Dictionary<string, string> variables = new(inputs.Variables, StringComparer.Ordinal);
        foreach (string name in (string[])["AETHERFLOW_LOCAL_ROOT_DIR", "AETHERFLOW_ACTIVE_DIR", "AETHERFLOW_CACHE_DIR"])
        {
            variables.TryAdd(name, inputs.BaseDirectory);
        }

        return variables;
    }

    private Dictionary<string, string> Parameters()
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        MappingNode declared = Nodes.MappingOrEmpty(root, FlowSpec.Parameters);
        foreach (MappingEntry entry in declared.Entries)
        {
            string? value = inputs.Parameters.GetValueOrDefault(entry.Name) ?? (entry.Value as ScalarNode is { IsNull: false } scalar ? scalar.Text : null);
            if (value is null)
            {
                bag.Add(FlowCodes.Parameter, entry.Key.Span, $"The parameter '{entry.Name}' has no default and was not given.", $"Give it: --ctx {entry.Name}=VALUE.");
            }
            else
            {
                values[entry.Name] = value;
            }
        }

        foreach (string name in inputs.Parameters.Keys.Where(n => declared.Find(n) is null))
        {
            bag.Add(FlowCodes.Parameter, SourceSpan.None, $"The flow has no parameter '{name}'.", Suggestion.Hint(name, [.. declared.Entries.Select(e => e.Name)]) ?? "It has none.");
        }

        return values;
    }

    private void TellWhatHasNoUse(Config flow)
    {
        if (flow.Get(FlowSpec.State) is { } state && state.NodeOf(FlowSpec.StatePath) is { } path)
        {
            bag.Add(FlowCodes.KeyWithoutUse, path.Span, "The flow's state is kept in the project's store, not here.", "'weir runs' shows it; --store, or 'store' in weir.yml, moves it.");
        }
    }

    private ImmutableArray<BlueprintModule> ReadJobs(OuterScope outer, IReadOnlyDictionary<string, MappingNode> resources)
    {
        FlowMap map = new();
        ImmutableArray<BlueprintModule>.Builder modules = ImmutableArray.CreateBuilder<BlueprintModule>();
        Dictionary<string, ImmutableArray<string>> ends = new(StringComparer.Ordinal);
        foreach (Field list in (Field[])[FlowSpec.Jobs, FlowSpec.Finally])
        {
            ImmutableArray<string> before = list == FlowSpec.Finally ? [.. ends.Values.SelectMany(e => e).Distinct(StringComparer.Ordinal)] : [];
            foreach (MappingNode job in (FieldLookup.NodeOf(root, list) as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
            {
                new JobReader(job, outer, map, resources, ends, bag) { IsFinal = list == FlowSpec.Finally, After = before }.Read(modules);
            }
        }

        return modules.ToImmutable();
    }

    private ManifestWorkspace Workspace(Config flow)
    {
        Config own = flow.Get(FlowSpec.Workspace) ?? new Config(FlowSpec.WorkspaceSpec, MappingNode.Empty);
        IReadOnlyDictionary<string, string> layout = own.Get(FlowSpec.Layout) ?? new Dictionary<string, string>();
        foreach (string name in layout.Values.Where(n => !SafeName.IsValid(n)))
        {
            bag.Add(SpecCodes.InvalidValue, own.SpanOf(FlowSpec.Layout), $"'{name}' can't be the name of a folder in a workspace.", "Use letters, digits, '_', '-' and '.'.");
        }

        string root = own.Has(FlowSpec.Root) ? own.Get(FlowSpec.Root)! : inputs.Variables.GetValueOrDefault(WorkRootVariable) ?? own.Get(FlowSpec.Root)!;
        return new ManifestWorkspace(Path.GetFullPath(root, inputs.BaseDirectory))
        {
            Cleanup = own.Get(FlowSpec.Cleanup),
            Artifacts = layout.GetValueOrDefault("artifacts", "artifacts"),
            Scratch = layout.GetValueOrDefault("scratch", "scratch"),
            Manifests = layout.GetValueOrDefault("manifests", "manifests"),
            Allowed = [.. own.Get(FlowSpec.AllowPaths)!.Select(p => Path.GetFullPath(p, inputs.BaseDirectory))],
        };
    }

    /// <summary>The guards of a Blueprint, as one would write them there.</summary>
    private static MappingNode? Guards(Config flow)
    {
        MappingNode? guards = GuardSpec.In(flow.Node, GuardSpec.OfBlueprint);
        if (flow.Get(FlowSpec.Locks) is not { } locks || locks.Get(FlowSpec.Scope) == "none")
        {
            return guards;
        }

        SourceSpan span = locks.Node.Span;
        MappingNode held = new(
            [
                new(new ScalarNode(GuardSpec.LockName.Name, ScalarKind.Text, span), new ScalarNode($"flow:{flow.Get(FlowSpec.Id)}", ScalarKind.Text, span)),
                new(new ScalarNode(GuardSpec.Lease.Name, ScalarKind.Text, span), new ScalarNode(FlowSpec.LockTime.ValueType.Render(locks.Get(FlowSpec.LockTime))!, ScalarKind.Float, span)),
            ],
            span);
        return (guards ?? flow.Node.With([])).Set(new ScalarNode(GuardSpec.Lock.Name, ScalarKind.Text, span), held);
    }
}
