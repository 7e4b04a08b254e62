using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Op <c>deduplicate</c>: one row per key; rows without a key in NULL count as equal keys.</summary>
/// <remarks>Among rows that the author's order leaves equal, all columns decide, so that the same data gives the same row on every run.</remarks>
internal static class DeduplicateOperation
{
    internal static ChannelBody? Compose(ModuleScope scope)
    {
        if (scope.SingleInput("A deduplicate") is not { } input)
        {
            return null;
        }

        Config config = scope.Config;
        if (!config.Has(ChannelSpec.Key))
        {
            if (config.Has(ChannelSpec.OrderBy))
            {
                scope.Report(SpecCodes.MissingKey, config.SpanOf(ChannelSpec.OrderBy), "`order_by` chooses among rows with one key, but there is no `key`.", "Add `key`, or leave `order_by` out.");
                return null;
            }

            return ChannelBody.Of(new SqlComposer().Add("SELECT DISTINCT * FROM ").AddRelation(input.Relation.Name));
        }

        (string Name, SourceSpan Span)[] keys = [.. ColumnNodes.Texts(config, ChannelSpec.Key)];
        bool good = keys.Length > 0;
        foreach ((string name, SourceSpan span) in keys)
        {
            good &= scope.RequireColumn(input.Relation.Schema, name, span);
        }

        SqlComposer order = new();
        if (config.Has(ChannelSpec.OrderBy))
        {
            SqlText authored = config.Get(ChannelSpec.OrderBy);
            good &= scope.RequireExpression(authored);
            order.AddAuthored(authored).Add("\n, ");
        }

        return good ? ChannelBody.Of(FirstOfEach(input, [.. keys.Select(k => k.Name)], order)) : null;
    }

    private static SqlComposer FirstOfEach(ModuleInput input, string[] keys, SqlComposer order)
    {
        const string Number = "_weir_row_number";
        Schema schema = input.Relation.Schema;
        string[] others = [.. schema.Fields.Where(field => IsOrderable(field.Type) && !keys.Contains(field.Name, StringComparer.OrdinalIgnoreCase)).Select(field => field.Name)];
        return new SqlComposer().Add("SELECT ").AddList(schema.Names.Select(Quote.Identifier))
            .Add(" FROM (SELECT *, row_number() OVER (PARTITION BY ").AddList(keys.Select(Quote.Identifier))
            .Add(" ORDER BY ").Add(order).AddList((others.Length == 0 ? keys : others).Select(name => $"{Quote.Identifier(name)} ASC NULLS LAST"))
            .Add($") AS {Number} FROM ").AddRelation(input.Relation.Name).Add($" AS {Quote.Identifier(input.Alias)}) WHERE {Number} = 1");
    }

    /// <summary>Spark orders neither maps nor what only it has.</summary>
    private static bool IsOrderable(DataType type) => type switch
    {
        MapDataType or NativeType => false,
        PrimitiveType { Kind: PrimitiveKind.Interval } => false,
        ArrayType array => IsOrderable(array.Element),
        StructType record => record.Members.All(member => IsOrderable(member.Type)),
        _ => true,
    };
}
