using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Defines a Junction: a view for each branch, or the input itself when all rows go to all branches.</summary>
internal static class JunctionDefiner
{
    internal static async Task DefineAsync(ModuleScope scope)
    {
        if (scope.SingleInput("A Junction") is not { } input)
        {
            return;
        }

        IReadOnlyList<Config> branches = scope.Config.Get(JunctionSpec.Branches);
        switch (scope.Config.Get(JunctionSpec.Mode))
        {
            case JunctionMode.Broadcast:
                foreach (Config branch in branches)
                {
                    scope.PassOn(branch.Get(JunctionSpec.BranchId), input.Relation);
                }

                break;
            case JunctionMode.Conditional:
                await DefineBranchesAsync(scope, input, branches, branch => Task.FromResult(ByCondition(scope, branch))).ConfigureAwait(false);
                break;
            default:
                await DefineByKeyAsync(scope, input, branches).ConfigureAwait(false);
                break;
        }
    }

    private static async Task DefineByKeyAsync(ModuleScope scope, ModuleInput input, IReadOnlyList<Config> branches)
    {
        if (!scope.Config.Has(JunctionSpec.PartitionKey))
        {
            scope.Report(SpecCodes.MissingKey, scope.Config.Node.Span, "A Junction of mode partition needs a `partition_key`.", "Name the column whose values choose the branch.");
            return;
        }

        string key = scope.Config.Get(JunctionSpec.PartitionKey);
        if (scope.RequireColumn(input.Relation.Schema, key, scope.Config.SpanOf(JunctionSpec.PartitionKey)))
        {
            SchemaField column = input.Relation.Schema.Find(key)!;
            await DefineBranchesAsync(scope, input, branches, branch => ByValueAsync(scope, branch, column)).ConfigureAwait(false);
        }
    }

    /// <summary>A branch takes the rows for which its condition is true; <c>_else_</c> those for which no other is.</summary>
    private static async Task DefineBranchesAsync(ModuleScope scope, ModuleInput input, IReadOnlyList<Config> branches, Func<Config, Task<SqlComposer?>> condition)
    {
        List<(Config Branch, SqlComposer? Condition)> taken = [];
        foreach (Config branch in branches.Where(branch => branch.Get(JunctionSpec.BranchId) != Ports.Else))
        {
            taken.Add((branch, await condition(branch).ConfigureAwait(false)));
        }

        if (scope.Findings.HasErrors)
        {
            return;
        }

        foreach ((Config branch, SqlComposer? own) in taken)
        {
            await scope.DefinePortAsync(branch.Get(JunctionSpec.BranchId), From(input).Add(" WHERE ").Add(own!)).ConfigureAwait(false);
        }

        if (branches.Any(branch => branch.Get(JunctionSpec.BranchId) == Ports.Else) && !scope.Findings.HasErrors)
        {
            SqlComposer rest = From(input);
            for (int i = 0; i < taken.Count; i++)
            {
                rest.Add(i == 0 ? " WHERE " : " AND ").Add(taken[i].Condition!).Add(" IS NOT TRUE");
            }

            await scope.DefinePortAsync(Ports.Else, rest).ConfigureAwait(false);
        }
    }

    private static SqlComposer From(ModuleInput input) => new SqlComposer().Add("SELECT * FROM ").AddRelation(input.Relation.Name).Add($" AS {Quote.Identifier(input.Alias)}");

    private static SqlComposer? ByCondition(ModuleScope scope, Config branch)
    {
        if (!branch.Has(JunctionSpec.BranchCondition))
        {
            scope.Report(SpecCodes.MissingKey, branch.Node.Span, $"The branch '{branch.Get(JunctionSpec.BranchId)}' needs a `condition`.", $"Only `{Ports.Else}` has none: it takes what no other branch took.");
            return null;
        }

        SqlText condition = branch.Get(JunctionSpec.BranchCondition);
        return scope.RequireExpression(condition) ? new SqlComposer().AddExpression(condition) : null;
    }

    /// <summary>The key equals the branch's value, read as the key's own type.</summary>
    private static async Task<SqlComposer?> ByValueAsync(ModuleScope scope, Config branch, SchemaField key)
    {
        Field<string> field = branch.Has(JunctionSpec.BranchValue) ? JunctionSpec.BranchValue : JunctionSpec.BranchId;
        string value = branch.Get(field);
        string typed = $"CAST({Quote.Literal(value)} AS {SparkTypes.ToSpark(key.Type) ?? "STRING"})";
        try
        {
            Wire.Relation plan = await scope.Workspace.PlanAsync(new SqlComposer().Add($"SELECT {typed} AS typed"), scope.Cancellation).ConfigureAwait(false);
            await scope.Workspace.RowsAsync(plan, (_, row) => row, null, scope.Cancellation).ConfigureAwait(false);
        }
        catch (SparkException exception) when (exception.Error.Failure == SparkFailure.Query)
        {
            scope.Report(EngineCodes.SqlTypeMismatch, branch.SpanOf(field), $"'{value}' is no value of the key '{key.Name}', which is a {key.Type}.", "Write a `value` that the key can have.");
            return null;
        }

        return new SqlComposer().Add($"({Quote.Identifier(key.Name)} = {typed})");
    }
}
