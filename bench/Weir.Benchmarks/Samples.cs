namespace Weir.Benchmarks;

/// <summary>Repeated measures of one thing, in milliseconds or bytes.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public double Median
    {
        get
        {
            double[] sorted = [.. values.Order()];
            int middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public double Least => values.Min();

    public void Add(double value) => values.Add(value);
}
