namespace Weir.Engines.Spark.Write;

/// <summary>A plan whose rows are counted while something else reads them, so that no second scan is needed.</summary>
internal sealed class CountedPlan
{
    private readonly string name = ObservedPlan.NewName();
    private readonly Action<Wire.ExecutePlanResponse.Types.ObservedMetrics> others;
    private long? rows;

    /// <param name="input">The rows.</param>
    /// <param name="others">Told of figures that are not ours.</param>
    internal CountedPlan(Wire.Relation input, Action<Wire.ExecutePlanResponse.Types.ObservedMetrics> others)
    {
        Plan = ObservedPlan.Of(input, name, ["count(1) AS rows"]);
        this.others = others;
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

            others(observed);
        }
    }
}
