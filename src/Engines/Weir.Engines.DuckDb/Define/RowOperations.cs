using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Operations that keep the columns: filter, sort, and those that only mean something to a distributed engine.</summary>
internal static class RowOperations
{
    internal static ChannelBody? Filter(ModuleScope scope)
    {
        SqlText condition = scope.Config.Get(ChannelSpec.FilterCondition);
        return scope.SingleInput("A filter") is { } input && scope.RequireExpression(condition)
            ? ChannelBody.Of(From(input).Add(" WHERE ").AddExpression(condition), input.Relation)
            : null;
    }

    internal static ChannelBody? Sort(ModuleScope scope)
    {
        SqlText order = scope.Config.Get(ChannelSpec.SortOrder);
        return scope.SingleInput("A sort") is { } input && scope.RequireExpression(order)
            ? ChannelBody.Of(From(input).Add(" ORDER BY ").AddAuthored(order), input.Relation)
            : null;
    }

    internal static ChannelBody? PassOn(ModuleScope scope) =>
        scope.SingleInput($"A {scope.Config.Variant!.Name}") is { } input ? new ChannelBody(null, input.Relation, []) : null;

    private static SqlComposer From(ModuleInput input) => new SqlComposer().Add($"SELECT * FROM {input.Relation.Name} AS {Quote.Identifier(input.Alias)}");
}
