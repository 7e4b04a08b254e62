namespace Weir.Cli.Render.Graph;

/// <summary>Puts nodes into layers, so that all arrows point from a layer to a later one, with few crossings (after Sugiyama).</summary>
/// <remarks>
/// An arrow over several layers gets a bend in each layer between. Vertices below <c>Nodes</c> are the graph's nodes, the others are bends.
/// </remarks>
internal sealed class GraphLayers
{
    private const int Sweeps = 8;
    private readonly PipelineGraph graph;
    private readonly List<int> layerOf;
    private readonly List<List<int>> upper = [];
    private readonly List<List<int>> lower = [];

    private GraphLayers(PipelineGraph graph)
    {
        this.graph = graph;
        layerOf = [.. LongestPaths(graph)];
    }

    /// <summary>The vertices of each layer, in their order.</summary>
    public List<List<int>> Layers { get; private set; } = [];

    /// <summary>For each edge the vertices it passes, both ends included; empty for an edge that can't be drawn downwards.</summary>
    public List<int[]> Paths { get; } = [];

    public int VertexCount => layerOf.Count;

    public bool IsBend(int vertex) => vertex >= graph.Nodes.Length;

    public int LayerOf(int vertex) => layerOf[vertex];

    public static GraphLayers Of(PipelineGraph graph)
    {
        GraphLayers layers = new(graph);
        layers.Build();
        return layers;
    }

    private void Build()
    {
        foreach (GraphEdge edge in graph.Edges)
        {
            Paths.Add(layerOf[edge.From] < layerOf[edge.To] ? PathOf(edge) : []);
        }

        Layers = [.. Enumerable.Range(0, layerOf.Count == 0 ? 0 : layerOf.Max() + 1).Select(_ => new List<int>())];
        for (int vertex = 0; vertex < layerOf.Count; vertex++)
        {
            Layers[layerOf[vertex]].Add(vertex);
            upper.Add([]);
            lower.Add([]);
        }

        foreach (int[] path in Paths)
        {
            for (int i = 1; i < path.Length; i++)
            {
                lower[path[i - 1]].Add(path[i]);
                upper[path[i]].Add(path[i - 1]);
            }
        }

        Order();
    }

    private int[] PathOf(GraphEdge edge)
    {
        List<int> path = [edge.From];
        for (int layer = layerOf[edge.From] + 1; layer < layerOf[edge.To]; layer++)
        {
            path.Add(layerOf.Count);
            layerOf.Add(layer);
        }

        return [.. path, edge.To];
    }

    /// <summary>Sweeps down and up, each time sorting a layer by the mean place of its neighbours; keeps the best order seen.</summary>
    private void Order()
    {
        List<List<int>> best = Copy();
        long fewest = Crossings();
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            bool down = sweep % 2 == 0;
            for (int i = 1; i < Layers.Count; i++)
            {
                int layer = down ? i : Layers.Count - 1 - i;
                Sort(layer, down ? upper : lower, Layers[down ? layer - 1 : layer + 1]);
            }

            long crossings = Crossings();
            if (crossings < fewest)
            {
                fewest = crossings;
                best = Copy();
            }
        }

        Layers = best;
    }

    private void Sort(int layer, List<List<int>> neighbours, List<int> fixedLayer)
    {
        Dictionary<int, int> place = Places(fixedLayer);
        List<int> current = Layers[layer];
        Dictionary<int, double> weight = [];
        for (int i = 0; i < current.Count; i++)
        {
            List<int> near = neighbours[current[i]];
            weight[current[i]] = near.Count == 0 ? i : near.Average(n => place[n]);
        }

        Layers[layer] = [.. current.OrderBy(v => weight[v])];
    }

    private long Crossings()
    {
        long count = 0;
        for (int layer = 1; layer < Layers.Count; layer++)
        {
            Dictionary<int, int> place = Places(Layers[layer]);
            List<int> ends = [.. Layers[layer - 1].SelectMany(v => lower[v].Select(t => place[t]).Order())];
            for (int i = 0; i < ends.Count; i++)
            {
                for (int j = i + 1; j < ends.Count; j++)
                {
                    count += ends[j] < ends[i] ? 1 : 0;
                }
            }
        }

        return count;
    }

    private List<List<int>> Copy() => [.. Layers.Select(l => new List<int>(l))];

    private static Dictionary<int, int> Places(List<int> layer) => layer.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i);

    /// <summary>The longest way from a source; sources themselves stand directly above their first consumer.</summary>
    private static int[] LongestPaths(PipelineGraph graph)
    {
        int[] layer = new int[graph.Nodes.Length];
        bool moved = true;
        for (int round = 0; moved && round < graph.Nodes.Length; round++)
        {
            moved = false;
            foreach (GraphEdge edge in graph.Edges)
            {
                if (layer[edge.To] < layer[edge.From] + 1)
                {
                    layer[edge.To] = layer[edge.From] + 1;
                    moved = true;
                }
            }
        }

        for (int node = 0; node < layer.Length; node++)
        {
            if (!graph.Edges.Any(e => e.To == node) && graph.Edges.Any(e => e.From == node))
            {
                layer[node] = graph.Edges.Where(e => e.From == node).Min(e => layer[e.To]) - 1;
            }
        }

        return layer;
    }
}
