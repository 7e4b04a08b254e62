// Functions for SQL: each public static method is one. NULL gives NULL where a parameter has no '?'.
public static class Money
{
    /// <summary>The price without tax, to the cent.</summary>
    public static decimal Net(decimal gross, decimal rate) => Math.Round(gross / (1 + rate), 2, MidpointRounding.ToEven);

    /// <summary>A product code without what people type around it; NULL when nothing is left.</summary>
    public static string? CleanCode(string code)
    {
        string kept = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return kept.Length == 0 ? null : kept;
    }

    /// <summary>Many rows at a time: a loop that the processor can widen.</summary>
    public static void Margin(ReadOnlySpan<double> price, ReadOnlySpan<double> cost, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (price[i] - cost[i]) / price[i];
        }
    }

    /// <summary>Over a list it is an aggregate: spread(list(price)).</summary>
    public static double Spread(double[] values) => values.Max() - values.Min();
}
