namespace Weir.Cli.Render.Graph;

/// <summary>Places things in a row as near as possible to where each wants to be, in order and without touching.</summary>
/// <remarks>Least squares under order constraints: isotonic regression by pooling adjacent violators, exact in linear time.</remarks>
internal static class ColumnSolver
{
    /// <param name="wanted">The wanted centres, in order of the row.</param>
    /// <param name="widths">The widths.</param>
    /// <param name="gap">The least room between neighbours.</param>
    /// <returns>The centres.</returns>
    public static double[] Solve(IReadOnlyList<double> wanted, IReadOnlyList<double> widths, double gap)
    {
        double[] offsets = new double[wanted.Count];
        for (int i = 1; i < wanted.Count; i++)
        {
            offsets[i] = offsets[i - 1] + ((widths[i - 1] + widths[i]) / 2) + gap;
        }

        List<(double Sum, int Count)> pools = [];
        for (int i = 0; i < wanted.Count; i++)
        {
            pools.Add((wanted[i] - offsets[i], 1));
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                (double sum, int count) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pools[^1] = (pools[^1].Sum + sum, pools[^1].Count + count);
            }
        }

        int next = 0;
        foreach ((double Sum, int Count) pool in pools)
        {
            for (int i = 0; i < pool.Count; i++, next++)
            {
                offsets[next] += Mean(pool);
            }
        }

        return offsets;
    }

    private static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
}
