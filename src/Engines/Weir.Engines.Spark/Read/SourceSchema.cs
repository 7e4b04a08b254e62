using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Read;

/// <summary>Settles the columns of a source once, so that every read of a run sees the same.</summary>
internal static class SourceSchema
{
    /// <summary>The columns that Spark found, with whole numbers in text as wide as they come, and the author's types for single ones; null after a report.</summary>
    internal static Schema? Settle(ModuleScope scope, SourcePlan source, Schema found)
    {
        Schema wide = source.IsText ? new Schema([.. found.Fields.Select(Widen)]) : found;
        if (source.Types is not { } text)
        {
            return wide;
        }

        if (ColumnTypeList.Read(scope, text, source.TypesSpan) is not { } types)
        {
            return null;
        }

        ImmutableArray<SchemaField>.Builder fields = ImmutableArray.CreateBuilder<SchemaField>();
        foreach (SchemaField field in wide.Fields)
        {
            fields.Add(types.TryGetValue(field.Name, out DataType? type) ? field with { Type = type } : field);
        }

        bool all = true;
        foreach (string name in types.Keys)
        {
            all &= scope.RequireColumn(wide, name, source.TypesSpan);
        }

        return all ? new Schema(fields.ToImmutable()) : null;
    }

    /// <summary>A sample may hold small numbers only; a value further down must not overflow.</summary>
    private static SchemaField Widen(SchemaField field) =>
        field.Type is PrimitiveType { Kind: PrimitiveKind.Int } ? field with { Type = new PrimitiveType(PrimitiveKind.BigInt) } : field;
}
