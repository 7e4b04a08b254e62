using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.BuiltIns;
using Weir.Dialects.Components.Specs;
using Weir.Dialects.Components.Views;

namespace Weir.Dialects.Components;

/// <summary>A component on its way to a module.</summary>
internal sealed class ComponentDraft
{
    private static readonly string[] InputKeys = ["input_view", "input_views"];

    public ComponentDraft(Config entry, ScalarNode id)
    {
        Entry = entry;
        Id = id;
        ClassPath = (ScalarNode)entry.NodeOf(ComponentEntrySpec.ClassPath)!;
        BuiltIn = BuiltInCatalogue.Find(ClassPath.Text);
        Settings = entry.NodeOf(ComponentEntrySpec.Settings) as MappingNode ?? new MappingNode([], entry.Node.Span);
        IsEnabled = entry.Get(ComponentEntrySpec.Enabled);
        DependsOn = entry.NodeOf(ComponentEntrySpec.DependsOn) is SequenceNode list ? [.. list.Items.OfType<ScalarNode>().DistinctBy(d => d.Text)] : [];
    }

    public Config Entry { get; }

    /// <summary>The id of the module: the name, with what an id can't have replaced.</summary>
    public ScalarNode Id { get; }

    public string Name => ((ScalarNode)Entry.NodeOf(ComponentEntrySpec.Name)!).Text;

    public ScalarNode ClassPath { get; }

    /// <summary>What it is when it needs no class.</summary>
    public BuiltIn? BuiltIn { get; }

    public MappingNode Settings { get; set; }

    public bool IsEnabled { get; }

    /// <summary>Names of components, each once.</summary>
    public IReadOnlyList<ScalarNode> DependsOn { get; }

    /// <summary>The view that it makes, or null.</summary>
    public ScalarNode? View => BuiltIn is null or { Role: not ComponentRole.Sink } ? BuiltIns.BuiltIn.OutputOf(Settings) : null;

    /// <summary>The views that it reads by name.</summary>
    public IEnumerable<ViewMention> Mentions => BuiltIn?.Mentions(Settings) ?? OwnMentions();

    // A class of the user's own reads the views that its config names.
    private IEnumerable<ViewMention> OwnMentions()
    {
        foreach (string key in InputKeys)
        {
            IEnumerable<Node> named = Settings[key] switch
            {
                ScalarNode { IsNull: false } one => [one],
                SequenceNode several => several.Items,
                _ => [],
            };
            foreach (ScalarNode view in named.OfType<ScalarNode>())
            {
                yield return new ViewMention(view.Text, view.Span, Certain: true);
            }
        }
    }
}
