using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Measures;

/// <summary>Checks SQL that will be measured later, while the module is defined.</summary>
internal static class MeasureCheck
{
    /// <summary>An aggregate, or a constant, over the input's columns.</summary>
    internal static void Aggregate(ModuleScope scope, ModuleInput input, SqlText expression)
    {
        if (scope.RequireExpression(expression))
        {
            Check(scope, expression, new SqlComposer().Add("SELECT count(*), ").AddExpression(expression).Add($" FROM {input.Relation.Name}").Build());
        }
    }

    /// <summary>An aggregate and a condition on its value.</summary>
    internal static void Verdict(ModuleScope scope, ModuleInput input, SqlText expression, SqlText passedWhen)
    {
        Aggregate(scope, input, expression);
        if (!scope.Findings.HasErrors && scope.RequireExpression(passedWhen))
        {
            Check(scope, passedWhen, MeasureQuery.Compose(input.Relation, [new AggregateVerdict(expression, passedWhen)]).Sql);
        }
    }

    /// <summary>A condition on one row.</summary>
    internal static void Predicate(ModuleScope scope, ModuleInput input, SqlText expression)
    {
        if (scope.RequireExpression(expression))
        {
            Check(scope, expression, new SqlComposer().Add($"SELECT 1 FROM {input.Relation.Name} WHERE ").AddExpression(expression).Build());
        }
    }

    /// <summary>A function of the author's on one row.</summary>
    internal static void Call(ModuleScope scope, ModuleInput input, RowCall call, SourceSpan span)
    {
        scope.Workspace.Functions.Note(scope.Module.Id, [call.Function]);
        scope.Try(
            () =>
            {
                SqlComposer query = new SqlComposer().Add($"SELECT 1 FROM {input.Relation.Name} WHERE ").Add(ConditionSql.Compose(new RowCondition(null, null, null, Holds: true) { Call = call }));
                using DuckDbStatement statement = scope.Workspace.Connection.Prepare(scope.Workspace.Register(query.Build()));
                return statement;
            },
            span);
    }

    internal static bool IsNumber(DataType type) => type is DecimalType or DurationDataType
        or PrimitiveType { Kind: >= PrimitiveKind.TinyInt and <= PrimitiveKind.Double };

    private static void Check(ModuleScope scope, SqlText expression, ComposedSql query) => scope.Try(
        () =>
        {
            scope.Workspace.Functions.Note(scope.Module.Id, DuckDbScanner.Scan(expression.Text).Words);
            using DuckDbStatement statement = scope.Workspace.Connection.Prepare(scope.Workspace.Register(query));
            return statement;
        },
        expression.Node.Span);
}
