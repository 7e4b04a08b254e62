using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Measures;

/// <summary>Checks SQL that will be measured later, while the module is defined.</summary>
internal static class MeasureCheck
{
    /// <summary>An aggregate, or a constant, over the input's columns.</summary>
    internal static async Task AggregateAsync(ModuleScope scope, ModuleInput input, SqlText expression)
    {
        if (scope.RequireExpression(expression))
        {
            await CheckAsync(scope, expression, new SqlComposer().Add("SELECT count(*), ").AddExpression(expression).Add(" FROM ").AddRelation(input.Relation.Name)).ConfigureAwait(false);
        }
    }

    /// <summary>An aggregate and a condition on its value.</summary>
    internal static async Task VerdictAsync(ModuleScope scope, ModuleInput input, SqlText expression, SqlText passedWhen)
    {
        await AggregateAsync(scope, input, expression).ConfigureAwait(false);
        if (!scope.Findings.HasErrors && scope.RequireExpression(passedWhen))
        {
            await CheckAsync(scope, passedWhen, MeasureQuery.Compose(input.Relation, [new AggregateVerdict(expression, passedWhen)]).Sql).ConfigureAwait(false);
        }
    }

    /// <summary>A condition on one row.</summary>
    internal static async Task PredicateAsync(ModuleScope scope, ModuleInput input, SqlText expression)
    {
        if (scope.RequireExpression(expression))
        {
            await CheckAsync(scope, expression, new SqlComposer().Add("SELECT 1 FROM ").AddRelation(input.Relation.Name).Add(" WHERE ").AddExpression(expression)).ConfigureAwait(false);
        }
    }

    internal static bool IsNumber(DataType type) => type is DecimalType or PrimitiveType { Kind: >= PrimitiveKind.TinyInt and <= PrimitiveKind.Double };

    private static Task CheckAsync(ModuleScope scope, SqlText expression, SqlComposer query) =>
        scope.TryAsync(() => scope.Workspace.SchemaOfAsync(query, scope.Cancellation), expression.Node.Span, scope.Inputs);
}
