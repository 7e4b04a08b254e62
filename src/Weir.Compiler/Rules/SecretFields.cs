using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Rules;

/// <summary>Keeps the values of fields that are declared secret out of everything that is shown.</summary>
internal static class SecretFields
{
    /// <summary>The configuration with those values hidden; the same object when it has none. The redactor learns them.</summary>
    public static MappingNode Hide(ComponentSpec spec, MappingNode node, SecretRedactor redactor)
    {
        MappingNode hidden = Hide(spec.Fields, node, redactor);
        return spec.VariantOf(node) is { } variant ? Hide(variant.Fields, hidden, redactor) : hidden;
    }

    private static MappingNode Hide(IReadOnlyList<Field> fields, MappingNode node, SecretRedactor redactor)
    {
        foreach (Field field in fields)
        {
            if (FieldLookup.EntryOf(node, field) is { } entry)
            {
                Node value = Hide(field, entry.Value, redactor);
                node = ReferenceEquals(value, entry.Value) ? node : node.Set(entry.Key, value);
            }
        }

        return node;
    }

    private static Node Hide(Field field, Node value, SecretRedactor redactor) => value switch
    {
        ScalarNode { IsNull: false, Template: null, HoldsSecret: false, Text.Length: > 0 } scalar when field.IsSecret => Hide(field, scalar, redactor),
        MappingNode mapping when field.IsSecret => mapping.With([.. mapping.Entries.Select(e => new MappingEntry(e.Key, Hide(field, e.Value, redactor)))]),
        MappingNode mapping when PartOf(field.Type) is { } part => Hide(part, mapping, redactor),
        _ => value,
    };

    private static ScalarNode Hide(Field field, ScalarNode scalar, SecretRedactor redactor)
    {
        redactor.Register(new Secret(field.Name, scalar.Text));
        return scalar.Resolved(scalar.Text, scalar.Kind, scalar.Origin, scalar.Map, Secret.Redacted);
    }

    private static ComponentSpec? PartOf(FieldType type) => type switch
    {
        ObjectType part => part.Spec,
        EitherType either => either.Alternatives.OfType<ObjectType>().FirstOrDefault()?.Spec,
        _ => null,
    };
}
