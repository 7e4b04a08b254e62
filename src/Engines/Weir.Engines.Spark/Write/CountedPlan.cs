namespace Weir.Engines.Spark.Write;

/// <summary>A plan whose rows are counted while something else reads them, so that no second scan is needed.</summary>
internal sealed class CountedPlan
{
    private static long planIds;

    private readonly string name = "weir_" + Guid.NewGuid().ToString("N");
    private long? rows;

    internal CountedPlan(Wire.Relation input)
    {
        Wire.CollectMetrics metrics = new() { Input = input, Name = name };
        metrics.Metrics.Add(new Wire.Expression { ExpressionString = new Wire.Expression.Types.ExpressionString { Expression = "count(1) AS rows" } });
        Plan = new Wire.Relation { Common = new Wire.RelationCommon { PlanId = Interlocked.Increment(ref planIds) }, CollectMetrics = metrics };
    }

    /// <summary>The plan to read.</summary>
    internal Wire.Relation Plan { get; }

    /// <summary>The rows that were read; null when the server did not say.</summary>
    internal long? Rows => rows;

    /// <summary>Takes the count out of what the server says.</summary>
    internal void Observe(Wire.ExecutePlanResponse response)
    {
        foreach (Wire.ExecutePlanResponse.Types.ObservedMetrics observed in response.ObservedMetrics)
        {
            if (observed.Name == name && observed.Values.Count > 0)
            {
                rows = observed.Values[0].Long;
            }
        }
    }
}
