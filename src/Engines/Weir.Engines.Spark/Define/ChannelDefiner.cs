using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Defines a Channel: its operation, and its spillway where it has one.</summary>
internal static class ChannelDefiner
{
    internal static async Task DefineAsync(ModuleScope scope)
    {
        if (Compose(scope) is not { } body)
        {
            return;
        }

        if (!scope.Config.Has(ChannelSpec.SpillwayCondition))
        {
            await DefineMainAsync(scope, body).ConfigureAwait(false);
            return;
        }

        SqlText condition = scope.Config.Get(ChannelSpec.SpillwayCondition);
        Relation? result = body.PassedOn
            ?? (body.Query is { } query ? await scope.DefineInnerAsync("result", query).ConfigureAwait(false)
                : await scope.DefineInnerAsync("result", body.Plan!, scope.Module.Span).ConfigureAwait(false));
        if (result is not null && scope.RequireExpression(condition))
        {
            await DefineSpillwayAsync(scope, result, condition).ConfigureAwait(false);
        }
    }

    private static async Task DefineMainAsync(ModuleScope scope, ChannelBody body)
    {
        if (body.PassedOn is { } same)
        {
            scope.PassOn(Ports.Main, same);
        }
        else if (body.Query is { } query)
        {
            await scope.DefinePortAsync(Ports.Main, query).ConfigureAwait(false);
        }
        else
        {
            await scope.DefinePortAsync(Ports.Main, body.Plan!).ConfigureAwait(false);
        }

        if (scope.Config.Variant?.Name == "cache" && !scope.Findings.HasErrors)
        {
            await CacheOperation.KeepAsync(scope).ConfigureAwait(false);
        }
    }

    private static async Task DefineSpillwayAsync(ModuleScope scope, Relation result, SqlText condition)
    {
        string alias = Quote.Identifier(scope.Module.Id);
        SqlComposer main = new SqlComposer().Add("SELECT * FROM ").AddRelation(result.Name).Add($" AS {alias} WHERE ").AddExpression(condition).Add(" IS NOT TRUE");
        if (await scope.DefinePortAsync(Ports.Main, main).ConfigureAwait(false) is null)
        {
            return;
        }

        ErrorColumns errors = new(scope.Module.Id, Rule: null, Type: "SpillwayCondition", Message: "spillway_condition matched", scope.Workspace.Options.RunStartedAt);
        SqlComposer spilled = new SqlComposer()
            .Add($"SELECT {ErrorColumns.ColumnsWithout(result.Schema)}{errors.ToSelectList()} FROM ").AddRelation(result.Name).Add($" AS {alias} WHERE ")
            .AddExpression(condition);
        await scope.DefinePortAsync(Ports.Spillway, spilled).ConfigureAwait(false);
    }

    private static ChannelBody? Compose(ModuleScope scope) => scope.Config.Variant?.Name switch
    {
        "sql" => QueryOperation.Compose(scope),
        "join" => JoinOperation.Compose(scope),
        "union" => UnionOperation.Compose(scope),
        "deduplicate" => DeduplicateOperation.Compose(scope),
        "filter" => RowOperations.Filter(scope),
        "sort" => RowOperations.Sort(scope),
        "repartition" => PartitionOperations.Repartition(scope),
        "coalesce" => PartitionOperations.Coalesce(scope),
        "cache" => CacheOperation.Compose(scope),
        "select" => ColumnOperations.Select(scope),
        "rename" => ColumnOperations.Rename(scope),
        "cast" => ColumnOperations.Cast(scope),
        var other => throw new InvalidOperationException($"The operation '{other}' is not one of a Channel's; the compiler lets none such pass."),
    };
}
