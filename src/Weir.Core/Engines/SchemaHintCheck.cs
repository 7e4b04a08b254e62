using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Engines;

/// <summary>Checks a source's columns against <c>schema_hint</c>. It checks, it does not cast.</summary>
public static class SchemaHintCheck
{
    /// <param name="scope">The Ingress.</param>
    /// <param name="schema">What the source has.</param>
    /// <param name="engine">The engine's name, for types in its own spelling.</param>
    public static void Run(DefinitionScope scope, Schema schema, string engine)
    {
        if (scope.Config.NodeOf(IngressSpec.SchemaHint) is not { } node)
        {
            return;
        }

        (IEnumerable<(string Column, ScalarNode Value, SourceSpan Span)> columns, bool mayLack) = Read(node);
        foreach ((string name, ScalarNode typeNode, SourceSpan span) in columns)
        {
            if (schema.Find(name) is not { } field)
            {
                if (!mayLack)
                {
                    scope.Report(EngineCodes.SchemaMismatch, span, $"The source of '{scope.Module.Id}' has no column '{name}'.", Suggestion.Hint(name, [.. schema.Names]));
                }
            }
            else if (DataTypeParser.TryParse(typeNode.Text, out DataType? expected, out _) && !TypeFit.Fits(field.Type, Normalize(expected, engine)))
            {
                scope.Report(
                    EngineCodes.SchemaMismatch, typeNode.Span, $"The column '{name}' of '{scope.Module.Id}' is a {field.Type}, not a {expected}.",
                    "A schema hint checks and does not cast; correct it, or cast the column in a Channel.");
            }
        }
    }

    /// <summary>A type in the engine's own spelling, as the shared type it is.</summary>
    private static DataType Normalize(DataType expected, string engine) =>
        expected is NativeType native && native.Engine == engine && DataTypeParser.TryParse(native.NativeSpelling.ToLowerInvariant(), out DataType? shared, out _)
            ? shared
            : expected;

    private static (IEnumerable<(string Column, ScalarNode Value, SourceSpan Span)> Columns, bool MayLack) Read(Node node)
    {
        if (node is MappingNode mapping && SchemaHintSpec.Spec.Check(mapping, new SpecReader(new DiagnosticBag())))
        {
            Config config = new(SchemaHintSpec.Spec, mapping);
            return (ColumnNodes.Pairs(mapping["columns"]!, "name", "name", "type", "type"), config.Get(SchemaHintSpec.Mode) == SchemaHintMode.Subset);
        }

        return (ColumnNodes.Pairs(node, "name", "name", "type", "type"), false);
    }
}
