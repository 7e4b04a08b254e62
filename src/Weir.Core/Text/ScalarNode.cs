using Weir.Core.Templates;

namespace Weir.Core.Text;

/// <summary>A single value: its text, what it is, and the way back to the source for any part of it.</summary>
public sealed class ScalarNode : Node
{
    private readonly Func<ScalarNode, TextMap>? mapFactory;
    private TextMap? map;

    /// <param name="text">The value with quotes and escapes undone.</param>
    /// <param name="kind">What the format says it is.</param>
    /// <param name="span">Where it stands, quotes included.</param>
    /// <param name="mapFactory">Made by the format; called at the first <see cref="Locate"/> only, since most scalars never need it.</param>
    public ScalarNode(string text, ScalarKind kind, SourceSpan span, Func<ScalarNode, TextMap>? mapFactory = null)
        : base(span)
    {
        Text = text;
        Kind = kind;
        this.mapFactory = mapFactory;
    }

    public string Text { get; }

    public ScalarKind Kind { get; }

    public bool IsNull => Kind == ScalarKind.Null;

    public ValueOrigin Origin { get; private init; }

    /// <summary>The expression as authored when <see cref="Origin"/> is not literal; otherwise null.</summary>
    public string? Expression { get; private init; }

    /// <summary>The text with every secret replaced; what manifests, fingerprints, logs and messages use.</summary>
    public string Display { get => field ?? Text; private init; }

    /// <summary><see cref="Display"/> with what differs from run to run (run id, time of the run) left as its expression; what fingerprints use.</summary>
    public string Stable { get => field ?? Display; private init; }

    /// <summary>The text's references to values of the run; null when it is all there.</summary>
    public Template? Template { get; private init; }

    /// <summary>True when <see cref="Text"/> holds a secret, so that only <see cref="Display"/> may be shown.</summary>
    public bool HoldsSecret => !ReferenceEquals(Display, Text);

    /// <summary>This value after substitution: other text, same place.</summary>
    /// <param name="text">The resolved text.</param>
    /// <param name="kind">Its kind after substitution.</param>
    /// <param name="origin">Where the new parts came from.</param>
    /// <param name="resolvedMap">From the resolved text to the source; null when the whole text is one substituted value.</param>
    /// <param name="display">The text without secrets; null when there are none.</param>
    public ScalarNode Resolved(string text, ScalarKind kind, ValueOrigin origin, TextMap? resolvedMap, string? display = null) =>
        new(text, kind, Span)
        {
            Origin = origin,
            Expression = Expression ?? Text,
            map = resolvedMap,
            Display = display ?? (HoldsSecret ? Display : text),
        };

    /// <summary>As the other overload, with a map that is made at the first <see cref="Locate"/> only.</summary>
    /// <param name="text">The resolved text.</param>
    /// <param name="kind">Its kind after substitution.</param>
    /// <param name="origin">Where the new parts came from.</param>
    /// <param name="resolvedMapFactory">Makes the map from the resolved text to the source.</param>
    /// <param name="display">The text without secrets.</param>
    /// <param name="stable">The display without what differs from run to run.</param>
    public ScalarNode Resolved(string text, ScalarKind kind, ValueOrigin origin, Func<ScalarNode, TextMap>? resolvedMapFactory, string display, string stable) =>
        new(text, kind, Span, resolvedMapFactory) { Origin = origin, Expression = Expression ?? Text, Display = display, Stable = stable };

    /// <summary>This value with references that the run will resolve.</summary>
    public ScalarNode WithTemplate(Template template) =>
        new(Text, Kind, Span, mapFactory) { Origin = Origin, Expression = Expression, map = map, Display = Display, Stable = Stable, Template = template };

    /// <summary>The place in the source of a stretch of <see cref="Text"/>; the whole value's place when there is no finer map.</summary>
    public SourceSpan Locate(int offset, int length = 1)
    {
        TextMap? found = Map;
        return found is null || offset > Text.Length ? Span : found.Locate(offset, length);
    }

    /// <summary>The map of this value, or null for a value without a source.</summary>
    public TextMap? Map => map ??= Span.IsNone ? null : mapFactory?.Invoke(this);

    public override string Describe() => Kind switch
    {
        ScalarKind.Null => "nothing (null)",
        ScalarKind.Boolean => $"the boolean {Display}",
        ScalarKind.Integer or ScalarKind.Float => $"the number {Display}",
        _ => $"the text '{Display}'",
    };

    public override string ToString() => Display;
}
