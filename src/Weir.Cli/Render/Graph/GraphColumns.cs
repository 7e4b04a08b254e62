namespace Weir.Cli.Render.Graph;

/// <summary>Finds the centre of every vertex across the direction of flow, so that arrows run straight where they can.</summary>
internal static class GraphColumns
{
    private const int Passes = 6;

    /// <param name="layers">The layers.</param>
    /// <param name="widths">The room of each vertex.</param>
    /// <param name="gap">The least room between neighbours.</param>
    /// <returns>The centre of each vertex; the leftmost edge of all is at 0.</returns>
    public static double[] Solve(GraphLayers layers, IReadOnlyList<double> widths, double gap)
    {
        double[] centres = new double[layers.VertexCount];
        foreach (List<int> layer in layers.Layers)
        {
            Place(layer, [.. layer.Select(_ => 0.0)], widths, gap, centres);
        }

        ILookup<int, int> upper = Pairs(layers).ToLookup(p => p.To, p => p.From);
        ILookup<int, int> lower = Pairs(layers).ToLookup(p => p.From, p => p.To);
        for (int pass = 0; pass < Passes; pass++)
        {
            bool down = pass % 2 == 1;
            IEnumerable<List<int>> order = down ? layers.Layers : Enumerable.Reverse(layers.Layers);
            foreach (List<int> layer in order)
            {
                Place(layer, [.. layer.Select(v => Wanted(v, down ? upper : lower, centres))], widths, gap, centres);
            }
        }

        double left = Enumerable.Range(0, centres.Length).Select(v => centres[v] - (widths[v] / 2)).DefaultIfEmpty().Min();
        return [.. centres.Select(c => c - left)];
    }

    private static double Wanted(int vertex, ILookup<int, int> neighbours, double[] centres) =>
        neighbours[vertex].Select(n => centres[n]).DefaultIfEmpty(centres[vertex]).Average();

    private static IEnumerable<(int From, int To)> Pairs(GraphLayers layers) =>
        layers.Paths.SelectMany(path => path.Zip(path.Skip(1)));

    private static void Place(List<int> layer, double[] wanted, IReadOnlyList<double> widths, double gap, double[] centres)
    {
        double[] solved = ColumnSolver.Solve(wanted, [.. layer.Select(v => widths[v])], gap);
        for (int i = 0; i < layer.Count; i++)
        {
            centres[layer[i]] = solved[i];
        }
    }
}
