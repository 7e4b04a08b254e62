using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A configuration that was checked against its spec; the only way that values are read.</summary>
public sealed class Config
{
    public Config(ComponentSpec spec, MappingNode node)
    {
        Spec = spec;
        Node = node;
        Variant = spec.VariantOf(node);
    }

    public ComponentSpec Spec { get; }

    /// <summary>The chosen variant (op, rule, format, ...), or null.</summary>
    public ComponentSpec? Variant { get; }

    public MappingNode Node { get; }

    /// <summary>True when the author gave the field a value other than null.</summary>
    public bool Has(Field field) => NodeOf(field) is not null;

    /// <summary>The field's node, or null when absent or null.</summary>
    public Node? NodeOf(Field field) => FieldLookup.NodeOf(Node, field) is { } node and not ScalarNode { IsNull: true } ? node : null;

    /// <summary>The field's value, or its default.</summary>
    /// <exception cref="WeirException">The value does not read; a configuration that passed its check never throws.</exception>
    public T Get<T>(Field<T> field)
    {
        if (NodeOf(field) is not { } node)
        {
            return field.DefaultValue!;
        }

        DiagnosticBag bag = new();
        return field.ValueType.TryRead(node, new SpecReader(bag), out T? value)
            ? value
            : throw new WeirException(bag.First());
    }

    /// <summary>The place of a field's value, or of the whole configuration when the field is absent.</summary>
    public SourceSpan SpanOf(Field field) => NodeOf(field)?.Span ?? Node.Span;
}
