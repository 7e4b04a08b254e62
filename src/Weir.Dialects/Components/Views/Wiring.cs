using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;

namespace Weir.Dialects.Components.Views;

/// <summary>Draws the edges: from the component that makes a view to those that read it.</summary>
/// <remarks>A view may be made anew by a later component; who reads it gets it from the last one before it.</remarks>
internal sealed class Wiring
{
    private readonly IReadOnlyList<ComponentDraft> ordered;
    private readonly Dictionary<string, List<int>> makers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ComponentDraft> byName = new(StringComparer.Ordinal);
    private readonly DiagnosticBag bag;

    public Wiring(IReadOnlyList<ComponentDraft> ordered, DiagnosticBag bag)
    {
        this.ordered = ordered;
        this.bag = bag;
        for (int i = 0; i < ordered.Count; i++)
        {
            byName.TryAdd(ordered[i].Name, ordered[i]);
            if (ordered[i].View is { } view)
            {
                if (!makers.TryGetValue(view.Text, out List<int>? places))
                {
                    makers[view.Text] = places = [];
                }

                places.Add(i);
            }
        }
    }

    public IEnumerable<BlueprintEdge> Edges()
    {
        for (int place = 0; place < ordered.Count; place++)
        {
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            HashSet<ComponentDraft> linked = [];
            foreach ((ComponentDraft maker, ScalarNode view, SourceSpan span) in InputsOf(place))
            {
                if (names.Add(view.Text) && linked.Add(maker))
                {
                    yield return Edge(maker, ordered[place], view, span);
                }
            }
        }
    }

    private IEnumerable<(ComponentDraft Maker, ScalarNode View, SourceSpan Span)> InputsOf(int place)
    {
        ComponentDraft reader = ordered[place];
        foreach (ViewMention mention in reader.Mentions)
        {
            if (MakerFor(mention.Name, place) is { } maker)
            {
                yield return (maker, maker.View!, mention.Span);
            }
            else if (mention.Certain)
            {
                bag.Add(
                    ComponentsCodes.UnknownView, mention.Span, $"No component makes the view '{mention.Name}', which '{reader.Name}' reads.",
                    Suggestion.Hint(mention.Name, makers.Keys), reader.Id.Text);
            }
        }

        // A class of the user's own may read the views of all that it depends on.
        foreach (ScalarNode needed in reader.BuiltIn is null ? reader.DependsOn : [])
        {
            if (byName.TryGetValue(needed.Text, out ComponentDraft? maker) && maker.View is { } view && maker != reader)
            {
                yield return (maker, view, needed.Span);
            }
        }
    }

    private ComponentDraft? MakerFor(string view, int place)
    {
        if (!makers.TryGetValue(view, out List<int>? places))
        {
            return null;
        }

        int before = places.FindLastIndex(p => p < place);
        int chosen = before >= 0 ? before : places.FindIndex(p => p > place);
        return chosen < 0 ? null : ordered[places[chosen]];
    }

    private static BlueprintEdge Edge(ComponentDraft maker, ComponentDraft reader, ScalarNode view, SourceSpan span) => new()
    {
        From = new ScalarNode(maker.Id.Text, ScalarKind.Text, span),
        To = new ScalarNode(reader.Id.Text, ScalarKind.Text, reader.Id.Span),
        Alias = new ScalarNode(view.Text, ScalarKind.Text, span),
        Node = new MappingNode([], span),
    };
}
