namespace Weir.Cli.Render.Graph;

/// <summary>Draws a graph for a terminal: boxes in layers from top to bottom, lines with joints, ports by name.</summary>
internal sealed class TextGraph
{
    private const int BoxHeight = 4;
    private const int Gap = 3;
    private const int MaximumText = 44;

    private readonly PipelineGraph graph;
    private readonly Style style;
    private readonly GraphLayers layers;
    private readonly int[] widths;
    private readonly int[] lefts;
    private readonly TextCanvas canvas = new();

    private TextGraph(PipelineGraph graph, Style style)
    {
        this.graph = graph;
        this.style = style;
        layers = GraphLayers.Of(graph);
        widths = [.. Enumerable.Range(0, layers.VertexCount).Select(WidthOf)];
        double[] centres = GraphColumns.Solve(layers, [.. widths.Select(w => (double)w)], Gap);
        lefts = [.. Enumerable.Range(0, widths.Length).Select(v => (int)Math.Floor(centres[v] - ((widths[v] - 1) / 2.0)))];
        Separate();
    }

    public static string Render(PipelineGraph graph, Style style) => new TextGraph(graph, style).Draw();

    private string Draw()
    {
        int y = 0;
        for (int layer = 0; layer < layers.Layers.Count; layer++)
        {
            foreach (int vertex in layers.Layers[layer])
            {
                DrawVertex(vertex, y);
            }

            y += BoxHeight;
            if (layer + 1 < layers.Layers.Count)
            {
                y = DrawChannel(layer, y);
            }
        }

        int width = Enumerable.Range(0, widths.Length).Select(v => lefts[v] + widths[v]).DefaultIfEmpty().Max();
        return canvas.Render(width + MaximumText, y);
    }

    private void DrawVertex(int vertex, int y)
    {
        if (layers.IsBend(vertex))
        {
            canvas.Vertical(lefts[vertex], y - 1, y + BoxHeight, IsDashed(vertex));
            return;
        }

        GraphNode node = graph.Nodes[vertex];
        Func<string, string> paint = node.Enabled ? ModuleColours.Paint(style, node.Type) : style.Dim;
        canvas.Box(lefts[vertex], y, widths[vertex], BoxHeight, paint);
        canvas.Write(lefts[vertex] + 2, y + 1, Shown(node.Label), node.Enabled ? style.Bold : style.Dim);
        canvas.Write(lefts[vertex] + 2, y + 2, Shown(node.Caption), style.Dim);
    }

    /// <summary>Draws the lines below a layer; returns the row where the next layer begins.</summary>
    private int DrawChannel(int layer, int top)
    {
        List<GraphNet> nets = NetsBelow(layer);
        int[] rows = ChannelRouter.Route(nets);
        int first = top + (nets.Exists(n => n.Label.Length > 0) ? 1 : 0);
        int bottom = Math.Max(first + rows.DefaultIfEmpty(-1).Max() + 1, top + 1);
        for (int i = 0; i < nets.Count; i++)
        {
            DrawNet(nets[i], top, rows[i] < 0 ? bottom : first + rows[i], bottom);
        }

        HashSet<int> heads = [.. layers.Layers[layer + 1].Where(v => !layers.IsBend(v)).SelectMany(v => Entries(v).Values)];
        foreach (int x in heads)
        {
            canvas.Write(x, bottom, "▼");
        }

        return bottom + 1;
    }

    private void DrawNet(GraphNet net, int top, int row, int bottom)
    {
        // One cell beyond either end, so that a line grows out of the box and the joint at a bend is whole.
        canvas.Vertical(net.Top, top - 1, net.IsStraight ? bottom + 1 : row, net.Dashed);
        canvas.Notch(net.Top, top - 1);
        canvas.Horizontal(net.Left, net.Right, row, net.Dashed);
        foreach (int end in net.Bottoms)
        {
            canvas.Vertical(end, net.IsStraight ? bottom : row, bottom + 1, net.Dashed);
        }

        if (net.Label.Length > 0)
        {
            canvas.Write(net.Top + 2, top, net.Label, style.Dim);
        }
    }

    private List<GraphNet> NetsBelow(int layer)
    {
        Dictionary<(int Vertex, string Label), (SortedSet<int> Ends, bool Dashed)> nets = [];
        for (int i = 0; i < graph.Edges.Length; i++)
        {
            int step = Array.FindIndex(layers.Paths[i], v => layers.LayerOf(v) == layer);
            if (step < 0 || step + 1 >= layers.Paths[i].Length)
            {
                continue;
            }

            int from = layers.Paths[i][step];
            int to = layers.Paths[i][step + 1];
            (int, string) key = (from, step == 0 ? MermaidGraph.LabelOf(graph.Edges[i]) : "");
            (SortedSet<int> ends, bool dashed) = nets.TryGetValue(key, out (SortedSet<int>, bool) known) ? known : ([], true);
            ends.Add(layers.IsBend(to) ? lefts[to] : Entries(to)[i]);
            nets[key] = (ends, dashed && graph.Edges[i].Kind != EdgeKind.Rows);
        }

        return [.. nets.Select(n => new GraphNet(Exit(n.Key.Vertex, n.Key.Label), [.. n.Value.Ends], n.Value.Dashed, n.Key.Label))];
    }

    /// <summary>Where a port's line leaves a box: in the middle, or spread when there are several.</summary>
    private int Exit(int vertex, string label)
    {
        if (layers.IsBend(vertex))
        {
            return lefts[vertex];
        }

        List<string> ports = PortsOf(vertex);
        return lefts[vertex] + (widths[vertex] - 1) * (ports.IndexOf(label) + 1) / (ports.Count + 1);
    }

    private List<string> PortsOf(int vertex) =>
        [.. Enumerable.Range(0, graph.Edges.Length).Where(i => graph.Edges[i].From == vertex && layers.Paths[i].Length > 0)
            .Select(i => (Label: MermaidGraph.LabelOf(graph.Edges[i]), X: Middle(layers.Paths[i][1])))
            .GroupBy(p => p.Label).OrderBy(g => g.Average(p => p.X)).Select(g => g.Key)];

    /// <summary>Where each edge enters a box, by the edge's index; edges that come out of the same place enter at the same place.</summary>
    private Dictionary<int, int> Entries(int vertex)
    {
        int[] edges = [.. Enumerable.Range(0, graph.Edges.Length).Where(i => graph.Edges[i].To == vertex && layers.Paths[i].Length > 0).OrderBy(i => Middle(layers.Paths[i][^2]))];
        Dictionary<int, int> entries = [];
        for (int i = 0; i < edges.Length; i++)
        {
            int x = lefts[vertex] + ((widths[vertex] - 1) * (i + 1) / (edges.Length + 1));
            entries[edges[i]] = Snap(vertex, layers.Paths[edges[i]][^2], edges[i], x, edges.Length);
        }

        return entries;
    }

    /// <summary>Moves a lone entry by a few cells where that makes the line straight.</summary>
    private int Snap(int vertex, int above, int edge, int x, int count)
    {
        int exit = Exit(above, layers.IsBend(above) ? "" : MermaidGraph.LabelOf(graph.Edges[edge]));
        bool inside = exit > lefts[vertex] && exit < lefts[vertex] + widths[vertex] - 1;
        return count == 1 && inside ? exit : x;
    }

    private double Middle(int vertex) => lefts[vertex] + (widths[vertex] / 2.0);

    private bool IsDashed(int bend) => graph.Edges[layers.Paths.FindIndex(p => p.Contains(bend))].Kind != EdgeKind.Rows;

    private int WidthOf(int vertex)
    {
        if (layers.IsBend(vertex))
        {
            return 1;
        }

        GraphNode node = graph.Nodes[vertex];
        int text = Math.Max(TextWidth.Of(Shown(node.Label)), TextWidth.Of(Shown(node.Caption))) + 4;
        string[] ports = [.. graph.Edges.Where(e => e.From == vertex).Select(MermaidGraph.LabelOf).Distinct()];
        int room = ports.Any(p => p.Length > 0) ? (ports.Length + 1) * (ports.Max(p => p.Length) + 3) : 0;
        int heads = (2 * graph.Edges.Count(e => e.To == vertex)) + 3;
        return Math.Max(text, Math.Max(room, heads));
    }

    private static string Shown(string text) => TextWidth.Cut(TextWidth.Safe(text), MaximumText);

    /// <summary>Rounding to cells may take a cell of the gap between neighbours; gives it back.</summary>
    private void Separate()
    {
        foreach (List<int> layer in layers.Layers)
        {
            for (int i = 1; i < layer.Count; i++)
            {
                lefts[layer[i]] = Math.Max(lefts[layer[i]], lefts[layer[i - 1]] + widths[layer[i - 1]] + 1);
            }
        }
    }
}
