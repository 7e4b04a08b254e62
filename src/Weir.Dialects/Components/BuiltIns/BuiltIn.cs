using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;
using Weir.Dialects.Components.Views;

namespace Weir.Dialects.Components.BuiltIns;

/// <summary>A component that needs no class: it becomes one of Weir's own modules.</summary>
/// <param name="Spec">Its keys; the name is what <c>class_path</c> ends in.</param>
/// <param name="Role">What it does with rows.</param>
/// <param name="Type">The module that it becomes.</param>
internal sealed record BuiltIn(ComponentSpec Spec, ComponentRole Role, ModuleType Type)
{
    /// <summary>Its keys and the keys of the module that take their values.</summary>
    public required IReadOnlyList<(Field From, Field To)> Moves { get; init; }

    /// <summary>Values of the module's keys that nothing else sets.</summary>
    public IReadOnlyList<(Field To, string Text, ScalarKind Kind)> Constants { get; init; } = [];

    /// <summary>The view that it makes, or null.</summary>
    public static ScalarNode? OutputOf(MappingNode settings) => FieldLookup.NodeOf(settings, BuiltInFields.OutputView) as ScalarNode;

    /// <summary>The views that it reads.</summary>
    public IEnumerable<ViewMention> Mentions(MappingNode settings)
    {
        if (Spec.Fields.Contains(BuiltInFields.InputView) && FieldLookup.NodeOf(settings, BuiltInFields.InputView) is ScalarNode view)
        {
            return [new ViewMention(view.Text, view.Span, Certain: true)];
        }

        return Role == ComponentRole.Transformation && FieldLookup.NodeOf(settings, BuiltInFields.Query) is ScalarNode sql
            ? new SqlTables(sql.Text).Names().Select(n => new ViewMention(n.Name, sql.Locate(n.Start, n.Length), Certain: false))
            : [];
    }

    /// <summary>The configuration of the module.</summary>
    public MappingNode ToModule(MappingNode settings)
    {
        ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>();
        foreach ((Field from, Field to) in Moves)
        {
            if (FieldLookup.EntryOf(settings, from) is { Value: not ScalarNode { IsNull: true } } entry)
            {
                entries.Add(new MappingEntry(Key(to, entry.Key.Span), from == BuiltInFields.TargetPath ? AsTarget(entry.Value) : entry.Value));
            }
        }

        foreach ((Field to, string text, ScalarKind kind) in Constants)
        {
            if (!entries.Any(e => e.Name == to.Name))
            {
                entries.Add(new MappingEntry(Key(to, settings.Span), new ScalarNode(text, kind, settings.Span)));
            }
        }

        return new MappingNode(entries.ToImmutable(), settings.Span);
    }

    private static ScalarNode Key(Field field, SourceSpan span) => new(field.Name, ScalarKind.Text, span);

    // A target without an ending is a folder, as it was where these files come from.
    private static Node AsTarget(Node node)
    {
        if (node is not ScalarNode { Text.Length: > 0 } path || path.Text.EndsWith('/') || Path.HasExtension(path.Text))
        {
            return node;
        }

        return path.Resolved(path.Text + "/", ScalarKind.Text, path.Origin, _ => path.Map ?? new TextMap(path.Span.Source!, [new TextRun(0, path.Span.Start, false)]), path.Display + "/", path.Stable + "/");
    }
}
