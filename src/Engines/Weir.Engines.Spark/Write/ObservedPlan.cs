namespace Weir.Engines.Spark.Write;

/// <summary>Plans of which the server takes figures while something else reads their rows.</summary>
internal static class ObservedPlan
{
    private static long planIds;

    /// <summary>A name that no other observation has.</summary>
    internal static string NewName() => "weir_" + Guid.NewGuid().ToString("N");

    /// <param name="input">The rows.</param>
    /// <param name="name">Under which the server gives the figures.</param>
    /// <param name="figures">Aggregates with names.</param>
    internal static Wire.Relation Of(Wire.Relation input, string name, IEnumerable<string> figures)
    {
        Wire.CollectMetrics metrics = new() { Input = input, Name = name };
        metrics.Metrics.AddRange(figures.Select(figure => new Wire.Expression { ExpressionString = new Wire.Expression.Types.ExpressionString { Expression = figure } }));
        return new Wire.Relation { Common = new Wire.RelationCommon { PlanId = Interlocked.Increment(ref planIds) }, CollectMetrics = metrics };
    }
}
