using System.Collections.Immutable;
using Weir.Compiler.Substitution;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Sql;

/// <summary>Finds the SQL in a configuration by its spec and puts the translation in its place.</summary>
/// <param name="translator">Translates a piece.</param>
/// <param name="columns">What the SQL may name; null when that is not known yet.</param>
/// <param name="found">Gets the findings.</param>
/// <param name="redactor">Cleans what findings quote.</param>
internal sealed class SqlFieldTranslator(ISqlTranslator translator, SqlColumns? columns, DiagnosticBag found, SecretRedactor redactor)
{
    /// <summary>True once a piece was met that may be translated otherwise when the columns are known.</summary>
    public bool AsksForTypes { get; private set; }

    /// <summary>The configuration with its SQL translated; the same object when nothing changes.</summary>
    public MappingNode Translate(ComponentSpec spec, MappingNode node, string moduleId)
    {
        ComponentSpec? variant = spec.VariantOf(node);
        ImmutableArray<MappingEntry>.Builder? changed = null;
        for (int i = 0; i < node.Entries.Length; i++)
        {
            MappingEntry entry = node.Entries[i];
            FieldType? type = TypeOf(spec, entry.Name) ?? (variant is null ? null : TypeOf(variant, entry.Name));
            Node translated = type is null ? entry.Value : Translate(type, entry.Value, moduleId);
            if (!ReferenceEquals(translated, entry.Value))
            {
                changed ??= node.Entries.ToBuilder();
                changed[i] = new MappingEntry(entry.Key, translated);
            }
        }

        return changed is null ? node : node.With(changed.MoveToImmutable());
    }

    private Node Translate(FieldType type, Node node, string moduleId) => (type, node) switch
    {
        (SqlType sql, ScalarNode { IsNull: false } scalar) => Translate(sql.Role, scalar, moduleId),
        (ObjectType part, MappingNode mapping) => Translate(part.Spec, mapping, moduleId),
        (IListType { ItemType: ObjectType part }, SequenceNode sequence) => Translate(part.Spec, sequence, moduleId),
        _ => node,
    };

    private SequenceNode Translate(ComponentSpec spec, SequenceNode sequence, string moduleId)
    {
        ImmutableArray<Node>.Builder? changed = null;
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            if (sequence.Items[i] is MappingNode item && Translate(spec, item, moduleId) is var translated && !ReferenceEquals(translated, item))
            {
                changed ??= sequence.Items.ToBuilder();
                changed[i] = translated;
            }
        }

        return changed is null ? sequence : new SequenceNode(changed.MoveToImmutable(), sequence.Span);
    }

    private ScalarNode Translate(SqlRole role, ScalarNode node, string moduleId)
    {
        SqlTranslation translation = translator.Translate(node.Text, role, columns);
        AsksForTypes |= translation.AsksForTypes;
        if (translation.Problem is { } problem)
        {
            DiagnosticCode code = problem.Kind switch
            {
                SqlProblemKind.Syntax => CompilerCodes.SqlSyntax,
                SqlProblemKind.Ambiguous => CompilerCodes.SqlAmbiguous,
                _ => CompilerCodes.SqlUntranslatable,
            };
            found.Add(code, node.Locate(problem.Offset, problem.Length), redactor.Redact(problem.Message), problem.Hint, moduleId);
        }

        IReadOnlyList<TextPiece> pieces = translation.Pieces;
        return translation.Text is null ? node : node.Resolved(translation.Text, node.Kind, node.Origin, _ => TextPiece.Compose(pieces, node), node.Display, node.Stable);
    }

    private static FieldType? TypeOf(ComponentSpec spec, string key)
    {
        foreach (Field field in spec.Fields)
        {
            if (FieldLookup.Answers(field, key))
            {
                return field.Type;
            }
        }

        return null;
    }
}
