using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Operations that keep the columns: filter and sort.</summary>
internal static class RowOperations
{
    internal static ChannelBody? Filter(ModuleScope scope)
    {
        SqlText condition = scope.Config.Get(ChannelSpec.FilterCondition);
        return scope.SingleInput("A filter") is { } input && scope.RequireExpression(condition)
            ? ChannelBody.Of(From(input).Add(" WHERE ").AddExpression(condition).ThatReadsOnce())
            : null;
    }

    internal static ChannelBody? Sort(ModuleScope scope)
    {
        SqlText order = scope.Config.Get(ChannelSpec.SortOrder);
        return scope.SingleInput("A sort") is { } input && scope.RequireExpression(order)
            ? ChannelBody.Of(From(input).Add(" ORDER BY\n").AddAuthored(order))
            : null;
    }

    private static SqlComposer From(ModuleInput input) => new SqlComposer().Add("SELECT * FROM ").AddRelation(input.Relation.Name).Add($" AS {Quote.Identifier(input.Alias)}");
}
