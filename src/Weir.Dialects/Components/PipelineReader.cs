using System.Collections.Immutable;
using System.Text;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;
using Weir.Dialects.Components.Views;

namespace Weir.Dialects.Components;

/// <summary>Makes a Blueprint of a checked pipeline.</summary>
internal sealed class PipelineReader(SourceText source, Config pipeline, string baseDirectory, DiagnosticBag bag)
{
    private readonly SecretReferences secrets = new(pipeline.Has(PipelineSpec.Secrets) ? pipeline.Get(PipelineSpec.Secrets) : null, bag);

    public Blueprint Read()
    {
        CheckMode();
        ScalarNode name = (ScalarNode)pipeline.NodeOf(PipelineSpec.Name)!;
        IReadOnlyList<ComponentDraft> ordered = RunOrder.Of(Drafts());
        Dictionary<string, ComponentDraft> byName = new(StringComparer.Ordinal);
        foreach (ComponentDraft draft in ordered)
        {
            byName.TryAdd(draft.Name, draft);
        }

        return new Blueprint
        {
            Source = source,
            Root = pipeline.Node,
            Dialect = DialectName,
            Id = Slug(name),
            Name = name,
            Context = Context(),
            Modules = [.. ordered.Select(d => Module(d, byName))],
            Edges = [.. new Wiring(ordered, bag).Edges()],
            EngineSettings = pipeline.NodeOf(PipelineSpec.Engine) as MappingNode ?? MappingNode.Empty,
            Checkpoint = pipeline.Get(PipelineSpec.Checkpoint),
            Guards = GuardSpec.In(pipeline.Node, GuardSpec.OfBlueprint),
            Secrets = pipeline.NodeOf(PipelineSpec.Secrets) as MappingNode,
            Hooks = pipeline.NodeOf(PipelineSpec.Hooks) as MappingNode,
            BaseDirectory = baseDirectory,
        };
    }

    private const string DialectName = "components";

    private void CheckMode()
    {
        if (pipeline.Get(PipelineSpec.Mode) == "streaming")
        {
            bag.Add(
                ComponentsCodes.ModeUnsupported, pipeline.SpanOf(PipelineSpec.Mode), "A pipeline of components runs in batch; it can't be a stream.",
                "Remove 'mode', or write the stream in the pipeline dialect.");
        }
    }

    private List<ComponentDraft> Drafts()
    {
        List<ComponentDraft> drafts = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (MappingNode component in ((SequenceNode)pipeline.NodeOf(PipelineSpec.Components)!).Items.OfType<MappingNode>())
        {
            // Checked with the whole; to ask for a list of them would check each again.
            Config entry = new(ComponentEntrySpec.Spec, component);
            ScalarNode name = (ScalarNode)entry.NodeOf(ComponentEntrySpec.Name)!;
            ComponentDraft draft = new(entry, Slug(name));
            if (!ids.Add(draft.Id.Text))
            {
                bag.Add(ComponentsCodes.DuplicateComponent, name.Span, $"The component '{name.Display}' is there twice.", "Give each component a name of its own.");
                continue;
            }

            CheckSettings(draft);
            drafts.Add(draft);
        }

        return drafts;
    }

    private void CheckSettings(ComponentDraft draft)
    {
        if (draft.BuiltIn is not { } builtIn)
        {
            return;
        }

        draft.Settings = new KeySpelling(bag).Normalize(draft.Settings, builtIn.Spec);
        SpecReader reader = new(bag, draft.Id.Text);
        reader.Enter("config");
        builtIn.Spec.Check(draft.Settings, reader);
        LiteralTypes.Check(draft.Settings, builtIn.Spec, reader);
        ComponentRole role = draft.Entry.Get(ComponentEntrySpec.Role);
        if (role != builtIn.Role)
        {
            bag.Add(
                ComponentsCodes.RoleMismatch, draft.Entry.SpanOf(ComponentEntrySpec.Role), $"'{draft.Name}' is called a {Word(role)}, but {builtIn.Spec.Name} is a {Word(builtIn.Role)}.",
                $"Write 'component_type: {Word(builtIn.Role)}'.", draft.Id.Text);
        }
    }

    private BlueprintModule Module(ComponentDraft draft, Dictionary<string, ComponentDraft> byName)
    {
        MappingNode settings = secrets.Replace(draft.Settings);
        return new BlueprintModule
        {
            Id = draft.Id,
            Type = draft.BuiltIn?.Type ?? ModuleType.Component,
            Node = draft.Entry.Node,
            Label = (ScalarNode)draft.Entry.NodeOf(ComponentEntrySpec.Name)!,
            Tags = [Word(draft.Entry.Get(ComponentEntrySpec.Role))],
            Config = draft.BuiltIn?.ToModule(settings) ?? OwnClass(draft, settings),
            DependsOn = [.. draft.DependsOn.Where(d => byName.GetValueOrDefault(d.Text) is null or { IsEnabled: true }).Select(d => Reference(d, byName))],
            Enabled = draft.Entry.NodeOf(ComponentEntrySpec.Enabled) as ScalarNode,
            Retry = Resilience.Retry(draft.Entry, bag),
            Guards = Resilience.Guards(draft.Entry),
        };
    }

    private static MappingNode OwnClass(ComponentDraft draft, MappingNode settings) => new(
        [
            new MappingEntry(new ScalarNode(ComponentModuleSpec.Class.Name, ScalarKind.Text, draft.ClassPath.Span), draft.ClassPath),
            new MappingEntry(new ScalarNode(ComponentModuleSpec.Settings.Name, ScalarKind.Text, settings.Span), settings),
        ],
        draft.Entry.Node.Span);

    private static ScalarNode Reference(ScalarNode written, Dictionary<string, ComponentDraft> byName) =>
        byName.TryGetValue(written.Text, out ComponentDraft? found) ? new ScalarNode(found.Id.Text, ScalarKind.Text, written.Span) : written;

    // What texts may name as ${ctx...}.
    private MappingNode Context()
    {
        List<MappingEntry> entries = [];
        Add(PipelineSpec.Name, pipeline.NodeOf(PipelineSpec.Name));
        Add(PipelineSpec.Version, pipeline.NodeOf(PipelineSpec.Version));
        Add(PipelineSpec.Environment, pipeline.NodeOf(PipelineSpec.Environment) ?? new ScalarNode(PipelineSpec.Environment.DefaultText!, ScalarKind.Text, pipeline.Node.Span));
        Add(PipelineSpec.Tags, pipeline.NodeOf(PipelineSpec.Tags));
        return new MappingNode([.. entries], pipeline.Node.Span);

        void Add(Field field, Node? value)
        {
            if (value is not null)
            {
                entries.Add(new MappingEntry(new ScalarNode(field.Name, ScalarKind.Text, value.Span), value));
            }
        }
    }

    // An id may name files: what can't be part of one becomes a hyphen.
    private static ScalarNode Slug(ScalarNode name)
    {
        StringBuilder id = new(name.Text.Length);
        foreach (char c in name.Text)
        {
            id.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '-');
        }

        string slug = id.ToString();
        return slug == name.Text ? name : new ScalarNode(slug, ScalarKind.Text, name.Span);
    }

    private static string Word(ComponentRole role) => role.ToString().ToLowerInvariant();
}
