namespace Weir.Engines.DuckDb.Session;

/// <summary>Decides whether a relation that is read several times is computed once and kept, or computed for each read.</summary>
/// <remarks>
/// What would be computed again is weighed against what would have to be kept: per row, scanning Parquet or a table costs little, parsing text or sorting much, and
/// keeping a row costs a write and a read for each reader. A filter on Parquet, or a join of it with something small, is cheaper to do again than to keep.
/// </remarks>
internal static class MaterialisationPolicy
{
    private const double KeepWeight = 4;
    private const double RereadWeight = 0.5;

    /// <param name="plan">The plan of the relation; null when there is none.</param>
    /// <param name="readers">How many times it will be read.</param>
    /// <param name="isVolatile">Whether two reads would disagree.</param>
    internal static bool ShouldKeep(PlanNode? plan, int readers, bool isVolatile)
    {
        if (readers < 2 || plan is null)
        {
            return false;
        }

        double kept = plan.Rows * (KeepWeight + (RereadWeight * readers));
        return isVolatile || IsAmbiguous(plan) || (readers - 1) * Work(plan) > kept;
    }

    /// <summary>Whether the plan may give other rows each time without being called volatile: a LIMIT over unordered rows, a sample.</summary>
    private static bool IsAmbiguous(PlanNode plan) =>
        plan.Name is "STREAMING_LIMIT" or "LIMIT" or "LIMIT_PERCENT" || plan.Name.Contains("SAMPLE", StringComparison.Ordinal) || plan.Children.Any(IsAmbiguous);

    /// <summary>The cost of computing a plan, in units of scanning a row of Parquet.</summary>
    private static double Work(PlanNode plan) => (Weight(plan.Name) * Math.Max(plan.Rows, plan.Children.Sum(child => child.Rows))) + plan.Children.Sum(Work);

    private static double Weight(string name) => name switch
    {
        "PROJECTION" or "FILTER" or "UNION" or "EMPTY_RESULT" or "DUMMY_SCAN" or "COLUMN_DATA_SCAN" or "RANGE" => 0.2,
        "READ_PARQUET" or "PARQUET_SCAN" or "SEQ_SCAN" or "TABLE_SCAN" => 1,
        "HASH_JOIN" => 1,
        "READ_CSV" or "READ_CSV_AUTO" or "READ_JSON" or "READ_JSON_AUTO" or "READ_NDJSON" => 12,
        "HASH_GROUP_BY" or "PERFECT_HASH_GROUP_BY" or "UNGROUPED_AGGREGATE" => 8,
        "ORDER_BY" or "TOP_N" or "WINDOW" or "STREAMING_WINDOW" => 15,
        "NESTED_LOOP_JOIN" or "BLOCKWISE_NL_JOIN" or "CROSS_PRODUCT" or "IE_JOIN" or "PIECEWISE_MERGE_JOIN" or "ASOF_JOIN" => 15,
        _ => 8,
    };
}
