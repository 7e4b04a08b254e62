namespace Weir.Cli.Render.Graph;

/// <summary>Gives the nets between two layers their rows, so that no two lie on each other.</summary>
/// <remarks>
/// Left-edge channel routing: nets whose stretches overlap get different rows, and where one net's upper end stands above another's lower end, the first is
/// routed higher. A circle of such wishes (rare) is cut where it is found.
/// </remarks>
internal static class ChannelRouter
{
    /// <returns>The row of each net, from 0; -1 for straight ones.</returns>
    public static int[] Route(IReadOnlyList<GraphNet> nets)
    {
        int[] rows = [.. nets.Select(_ => -1)];
        List<int> open = [.. Enumerable.Range(0, nets.Count).Where(i => !nets[i].IsStraight).OrderBy(i => nets[i].Left).ThenBy(i => nets[i].Right)];
        for (int row = 0; open.Count > 0; row++)
        {
            List<int> free = [.. open.Where(i => !open.Any(other => other != i && MustLieAbove(nets[other], nets[i])))];
            int end = int.MinValue;
            foreach (int net in free.Count > 0 ? free : open)
            {
                if (nets[net].Left > end)
                {
                    rows[net] = row;
                    end = nets[net].Right;
                }
            }

            open.RemoveAll(i => rows[i] >= 0);
        }

        return rows;
    }

    private static bool MustLieAbove(GraphNet upper, GraphNet lower) => lower.Bottoms.Contains(upper.Top);
}
