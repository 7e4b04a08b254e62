namespace Weir.Benchmarks.Blueprints;

/// <summary>One measure of both sides.</summary>
internal sealed class Sides
{
    public Samples Hand { get; } = new();

    public Samples Weir { get; } = new();

    public double Ratio => Weir.Median / Hand.Median;

    public double Beyond => Weir.Median - Hand.Median;

    public void Add(double hand, double weir)
    {
        Hand.Add(hand);
        Weir.Add(weir);
    }
}
