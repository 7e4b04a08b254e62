using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Defines a Channel: its operation, and its spillway where it has one.</summary>
internal static class ChannelDefiner
{
    internal static void Define(ModuleScope scope)
    {
        ChannelBody? body = Compose(scope);
        if (body is null)
        {
            return;
        }

        if (!scope.Config.Has(ChannelSpec.SpillwayCondition))
        {
            DefineMain(scope, body);
            return;
        }

        SqlText condition = scope.Config.Get(ChannelSpec.SpillwayCondition);
        Relation? result = body.PassedOn ?? scope.DefineInner("result", body.Query!, body.Upstreams);
        if (result is not null && scope.RequireExpression(condition))
        {
            DefineSpillway(scope, result, condition);
        }
    }

    private static void DefineMain(ModuleScope scope, ChannelBody body)
    {
        if (body.PassedOn is { } same)
        {
            scope.PassOn(Ports.Main, same);
        }
        else
        {
            scope.DefinePort(Ports.Main, body.Query!, body.Upstreams);
        }
    }

    private static void DefineSpillway(ModuleScope scope, Relation result, SqlText condition)
    {
        string source = $"SELECT * FROM {result.Name} AS {Quote.Identifier(scope.Module.Id)} WHERE ";
        SqlComposer main = new SqlComposer().Add(source).AddExpression(condition).Add(" IS NOT TRUE");
        if (scope.DefinePort(Ports.Main, main, result) is null)
        {
            return;
        }

        ErrorColumns errors = new(scope.Module.Id, Rule: null, Type: "SpillwayCondition", Message: "spillway_condition matched", scope.Workspace.Options.RunStartedAt);
        SqlComposer spilled = new SqlComposer()
            .Add($"SELECT {ErrorColumns.StarWithout(result.Schema)}, {errors.ToSelectList()} FROM {result.Name} AS {Quote.Identifier(scope.Module.Id)} WHERE ")
            .AddExpression(condition);
        scope.DefinePort(Ports.Spillway, spilled, result);
    }

    private static ChannelBody? Compose(ModuleScope scope) => scope.Config.Variant?.Name switch
    {
        "sql" => QueryOperation.Compose(scope),
        "join" => JoinOperation.Compose(scope),
        "union" => UnionOperation.Compose(scope),
        "deduplicate" => DeduplicateOperation.Compose(scope),
        "filter" => RowOperations.Filter(scope),
        "sort" => RowOperations.Sort(scope),
        "repartition" or "coalesce" or "cache" => RowOperations.PassOn(scope),
        "select" => ColumnOperations.Select(scope),
        "rename" => ColumnOperations.Rename(scope),
        "cast" => ColumnOperations.Cast(scope),
        var other => throw new InvalidOperationException($"The operation '{other}' is not one of a Channel's; the compiler lets none such pass."),
    };
}
