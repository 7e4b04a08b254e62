using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Defines a Junction: a view for each branch, or the input itself when all rows go to all branches.</summary>
internal static class JunctionDefiner
{
    internal static void Define(ModuleScope scope)
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
                DefineBranches(scope, input, branches, branch => ByCondition(scope, branch));
                break;
            default:
                DefineByKey(scope, input, branches);
                break;
        }
    }

    private static void DefineByKey(ModuleScope scope, ModuleInput input, IReadOnlyList<Config> branches)
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
            DefineBranches(scope, input, branches, branch => ByValue(scope, branch, column));
        }
    }

    /// <summary>A branch takes the rows for which its condition is true; <c>_else_</c> those for which no other is.</summary>
    private static void DefineBranches(ModuleScope scope, ModuleInput input, IReadOnlyList<Config> branches, Func<Config, SqlComposer?> condition)
    {
        List<(Config Branch, SqlComposer? Condition)> taken =
            [.. branches.Where(branch => branch.Get(JunctionSpec.BranchId) != Ports.Else).Select(branch => (branch, condition(branch)))];
        if (scope.Findings.HasErrors)
        {
            return;
        }

        string source = $"SELECT * FROM {input.Relation.Name} AS {Quote.Identifier(input.Alias)}";
        foreach ((Config branch, SqlComposer? own) in taken)
        {
            scope.DefinePort(branch.Get(JunctionSpec.BranchId), new SqlComposer().Add(source).Add(" WHERE ").Add(own!), input.Relation);
        }

        if (branches.Any(branch => branch.Get(JunctionSpec.BranchId) == Ports.Else) && !scope.Findings.HasErrors)
        {
            SqlComposer rest = new SqlComposer().Add(source);
            for (int i = 0; i < taken.Count; i++)
            {
                rest.Add(i == 0 ? " WHERE " : " AND ").Add(taken[i].Condition!).Add(" IS NOT TRUE");
            }

            scope.DefinePort(Ports.Else, rest, input.Relation);
        }
    }

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
    private static SqlComposer? ByValue(ModuleScope scope, Config branch, SchemaField key)
    {
        Field<string> field = branch.Has(JunctionSpec.BranchValue) ? JunctionSpec.BranchValue : JunctionSpec.BranchId;
        string value = branch.Get(field);
        string typed = $"CAST({Quote.Literal(value)} AS {DuckDbTypes.ToDuckDb(key.Type) ?? "VARCHAR"})";
        try
        {
            scope.Workspace.Connection.QueryValue($"SELECT {typed}", null, scope.Cancellation);
        }
        catch (DuckDbException)
        {
            scope.Report(EngineCodes.SqlTypeMismatch, branch.SpanOf(field), $"'{value}' is no value of the key '{key.Name}', which is a {key.Type}.", "Write a `value` that the key can have.");
            return null;
        }

        return new SqlComposer().Add($"({Quote.Identifier(key.Name)} = {typed})");
    }
}
