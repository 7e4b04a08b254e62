using Weir.Core.Contracts;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Measures;

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

        string column = Quote.Identifier(condition.Column!);
        return new SqlComposer().Add(condition.NotOlderThan is { } instant
            ? $"(CAST({column} AS TIMESTAMP) >= {ErrorColumns.Timestamp(instant)})"
            : $"({column} IS NOT NULL)");
    }

    /// <summary>The condition made two-valued: IS TRUE, or IS NOT TRUE.</summary>
    internal static SqlComposer Decide(RowCondition condition) => Compose(condition).Add(condition.Holds ? " IS TRUE" : " IS NOT TRUE");
}
