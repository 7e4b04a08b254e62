using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

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

            return ChannelBody.Of(new SqlComposer().Add($"SELECT DISTINCT * FROM {input.Relation.Name}"), input.Relation);
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

        return good ? ChannelBody.Of(FirstOfEach(input.Relation.Name, input.Alias, input.Relation.Schema, [.. keys.Select(k => k.Name)], order), input.Relation) : null;
    }

    private static SqlComposer FirstOfEach(string source, string alias, Schema schema, string[] keys, SqlComposer order)
    {
        string[] others = [.. schema.Names.Where(name => !keys.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return new SqlComposer().Add($"SELECT * FROM {source} AS {Quote.Identifier(alias)} QUALIFY row_number() OVER (PARTITION BY ").AddList(keys.Select(Quote.Identifier))
            .Add(" ORDER BY ").Add(order).AddList((others.Length == 0 ? keys : others).Select(Quote.Identifier)).Add(") = 1");
    }
}
