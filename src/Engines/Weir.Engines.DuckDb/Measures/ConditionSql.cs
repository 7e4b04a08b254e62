using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Measures;

/// <summary>A row condition as SQL.</summary>
internal static class ConditionSql
{
    /// <summary>The condition itself, which may be NULL.</summary>
    internal static SqlComposer Compose(RowCondition condition)
    {
        if (condition.Predicate is { } predicate)
        {
            return new SqlComposer().AddExpression(predicate);
        }

        if (condition.Call is { } call)
        {
            return new SqlComposer().Add($"{Quote.Identifier(call.Function)}(").AddList(call.Columns.Select(Quote.Identifier)).Add(")");
        }

        string column = Quote.Identifier(condition.Column!);
        return new SqlComposer().Add(condition.NotOlderThan is { } instant
            ? $"(CAST({column} AS TIMESTAMPTZ) >= {ErrorColumns.Timestamp(instant)})"
            : $"({column} IS NOT NULL)");
    }

    /// <summary>The condition made two-valued: IS TRUE, or IS NOT TRUE.</summary>
    internal static SqlComposer Decide(RowCondition condition) => Compose(condition).Add(condition.Holds ? " IS TRUE" : " IS NOT TRUE");
}
