using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Ops <c>repartition</c> and <c>coalesce</c>: the rows stay, their spread over the cluster changes.</summary>
internal static class PartitionOperations
{
    internal static ChannelBody? Repartition(ModuleScope scope)
    {
        if (scope.SingleInput("A repartition") is not { } input)
        {
            return null;
        }

        int count = (int)Math.Min(scope.Config.Get(ChannelSpec.NumPartitions), int.MaxValue);
        (string Name, SourceSpan Span)[] columns = [.. ColumnNodes.Texts(scope.Config, ChannelSpec.PartitionColumns)];
        if (columns.Length == 0)
        {
            return ChannelBody.Of(input.Relation, plan => Spread(plan, count, shuffle: true));
        }

        bool good = true;
        foreach ((string name, SourceSpan span) in columns)
        {
            good &= scope.RequireColumn(input.Relation.Schema, name, span);
        }

        return good ? ChannelBody.Of(input.Relation, plan => SpreadBy(plan, count, columns.Select(column => column.Name))) : null;
    }

    internal static ChannelBody? Coalesce(ModuleScope scope) => scope.SingleInput("A coalesce") is { } input
        ? ChannelBody.Of(input.Relation, plan => Spread(plan, (int)Math.Min(scope.Config.Get(ChannelSpec.NumPartitions), int.MaxValue), shuffle: false))
        : null;

    /// <summary>A number of partitions, by a shuffle or by putting present ones together.</summary>
    internal static Wire.Relation Spread(Wire.Relation input, int count, bool shuffle) =>
        new() { Repartition = new Wire.Repartition { Input = input, NumPartitions = count, Shuffle = shuffle } };

    /// <summary>Rows of equal values in one partition.</summary>
    internal static Wire.Relation SpreadBy(Wire.Relation input, int? count, IEnumerable<string> columns)
    {
        Wire.RepartitionByExpression spread = new() { Input = input };
        if (count is { } number)
        {
            spread.NumPartitions = number;
        }

        spread.PartitionExprs.AddRange(columns.Select(column =>
            new Wire.Expression { UnresolvedAttribute = new Wire.Expression.Types.UnresolvedAttribute { UnparsedIdentifier = Quote.Identifier(column) } }));
        return new Wire.Relation { RepartitionByExpression = spread };
    }
}
