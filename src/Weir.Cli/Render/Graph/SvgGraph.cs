using System.Globalization;
using System.Security;
using System.Text;
using Weir.Core.Blueprints;

namespace Weir.Cli.Render.Graph;

/// <summary>A drawing in one file that stands alone: no script, no font, no link; light and dark by the viewer's wish.</summary>
internal static class SvgGraph
{
    private const double LayerGap = 72;
    private const double NodeGap = 22;
    private const double NodeHeight = 54;
    private const double Margin = 24;
    private const double CharacterWidth = 7.2;
    private const int MaximumCharacters = 40;

    /// <param name="graph">What to draw.</param>
    /// <param name="colourOf">The colour of a module's frame; by its type when null.</param>
    public static string Render(PipelineGraph graph, Func<GraphNode, string>? colourOf = null)
    {
        GraphLayers layers = GraphLayers.Of(graph);
        double[] heights = [.. Enumerable.Range(0, layers.VertexCount).Select(v => layers.IsBend(v) ? 6 : NodeHeight)];
        double[] middles = GraphColumns.Solve(layers, heights, NodeGap);
        (double[] lefts, double[] widths, double total) = Columns(graph, layers);
        double bottom = Enumerable.Range(0, layers.VertexCount).Select(v => middles[v] + (heights[v] / 2)).DefaultIfEmpty().Max();
        StringBuilder text = new();
        Head(text, graph, total + (2 * Margin), bottom + (2 * Margin));
        for (int i = 0; i < graph.Edges.Length; i++)
        {
            Edge(text, graph.Edges[i], layers.Paths[i], layers, lefts, widths, middles);
        }

        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            Node(text, graph.Nodes[i], lefts[layers.LayerOf(i)], middles[i] - (NodeHeight / 2), widths[layers.LayerOf(i)], colourOf?.Invoke(graph.Nodes[i]));
        }

        return text.Append("</g>\n</svg>\n").ToString();
    }

    /// <summary>The left edge and width of each layer; all nodes of a layer are as wide as the widest.</summary>
    private static (double[] Lefts, double[] Widths, double Total) Columns(PipelineGraph graph, GraphLayers layers)
    {
        double[] widths = [.. layers.Layers.Select(l => l.Where(v => !layers.IsBend(v)).Select(v => Width(graph.Nodes[v])).DefaultIfEmpty(0).Max())];
        double[] lefts = new double[widths.Length];
        for (int i = 1; i < widths.Length; i++)
        {
            lefts[i] = lefts[i - 1] + widths[i - 1] + LayerGap;
        }

        return (lefts, widths, widths.Length == 0 ? 0 : lefts[^1] + widths[^1]);
    }

    private static double Width(GraphNode node) =>
        28 + (CharacterWidth * Math.Min(MaximumCharacters, Math.Max(TextWidth.Of(node.Label), TextWidth.Of(node.Caption))));

    private static void Head(StringBuilder text, PipelineGraph graph, double width, double height)
    {
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:F0}\" height=\"{height:F0}\" viewBox=\"0 0 {width:F0} {height:F0}\" role=\"img\" aria-label=\"{Xml(graph.Name)}\">\n");
        text.Append("<title>").Append(Xml(graph.Name)).Append("</title>\n<style>\n");
        text.Append(".g{font-family:ui-sans-serif,system-ui,'Segoe UI',Helvetica,Arial,sans-serif;--ground:#ffffff;--ink:#1b1f24;--dim:#57606a;--line:#8c959f}\n");
        text.Append(".ground{fill:var(--ground)}.box{fill:var(--ground);stroke-width:1.5}.label{fill:var(--ink);font-size:13px;font-weight:600}.caption{fill:var(--dim);font-size:11px}\n");
        text.Append(".edge{fill:none;stroke:var(--line);stroke-width:1.5}.dashed{stroke-dasharray:4 4}.port{fill:var(--dim);font-size:11px;stroke:var(--ground);stroke-width:3px;paint-order:stroke}.off{opacity:.5}\n");
        ModuleType[] types = [.. graph.Nodes.Select(n => n.Type).Distinct().Order()];
        foreach (ModuleType type in types)
        {
            (string fill, string stroke) = ModuleColours.Of(type);
            text.Append(CultureInfo.InvariantCulture, $".{type}{{stroke:{stroke};fill:{fill}}}.{type}-bar{{fill:{stroke}}}\n");
        }

        text.Append("@media (prefers-color-scheme:dark){.g{--ground:#0d1117;--ink:#e6edf3;--dim:#9da7b3;--line:#6e7681}\n");
        foreach (ModuleType type in types)
        {
            string stroke = ModuleColours.OnDark(type);
            text.Append(CultureInfo.InvariantCulture, $".{type}{{stroke:{stroke};fill:#161b22}}.{type}-bar{{fill:{stroke}}}\n");
        }

        text.Append("}\n</style>\n<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#8c959f\"/></marker></defs>\n");
        text.Append("<g class=\"g\"><rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
    }

    private static void Node(StringBuilder text, GraphNode node, double left, double top, double width, string? colour)
    {
        string frame = colour is null ? "" : $" style=\"stroke:{colour}\"";
        string bar = colour is null ? "" : $" style=\"fill:{colour}\"";
        double x = left + Margin;
        double y = top + Margin;
        string off = node.Enabled ? "" : " off";
        text.Append(CultureInfo.InvariantCulture, $"<g class=\"node{off}\"><title>{Xml(node.Id)}</title>");
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"box {node.Type}\" x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width:F1}\" height=\"{NodeHeight:F0}\" rx=\"8\"{frame}/>");
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{node.Type}-bar\" x=\"{x:F1}\" y=\"{y + 10:F1}\" width=\"4\" height=\"{NodeHeight - 20:F0}\" rx=\"2\"{bar}/>");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"{x + 16:F1}\" y=\"{y + 23:F1}\">{Xml(TextWidth.Cut(node.Label, MaximumCharacters))}</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"caption\" x=\"{x + 16:F1}\" y=\"{y + 40:F1}\">{Xml(TextWidth.Cut(node.Caption, MaximumCharacters))}</text></g>\n");
    }

    private static void Edge(StringBuilder text, GraphEdge edge, int[] path, GraphLayers layers, double[] lefts, double[] widths, double[] middles)
    {
        if (path.Length == 0)
        {
            return;
        }

        double x = lefts[layers.LayerOf(path[0])] + widths[layers.LayerOf(path[0])] + Margin;
        double y = middles[path[0]] + Margin;
        string dashed = edge.Kind == EdgeKind.Rows ? "" : " dashed";
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"edge{dashed}\" marker-end=\"url(#arrow)\" d=\"M{x:F1} {y:F1}");
        foreach (int vertex in path.Skip(1))
        {
            double nextX = lefts[layers.LayerOf(vertex)] + Margin;
            double nextY = middles[vertex] + Margin;
            double half = (nextX - x) / 2;
            text.Append(CultureInfo.InvariantCulture, $"C{x + half:F1} {y:F1} {nextX - half:F1} {nextY:F1} {nextX:F1} {nextY:F1}");
            x = nextX;
            y = nextY;
            if (layers.IsBend(vertex))
            {
                x += widths[layers.LayerOf(vertex)];
                text.Append(CultureInfo.InvariantCulture, $"L{x:F1} {y:F1}");
            }
        }

        text.Append("\"/>\n");
        Port(text, edge, layers, path, lefts, widths, middles);
    }

    private static void Port(StringBuilder text, GraphEdge edge, GraphLayers layers, int[] path, double[] lefts, double[] widths, double[] middles)
    {
        if (MermaidGraph.LabelOf(edge) is { Length: > 0 } label)
        {
            int layer = layers.LayerOf(path[0]);
            double x = lefts[layer] + widths[layer] + Margin + (LayerGap / 2);
            double y = ((middles[path[0]] + middles[path[1]]) / 2) + Margin - 4;
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"port\" text-anchor=\"middle\" x=\"{x:F1}\" y=\"{y:F1}\">{Xml(label)}</text>\n");
        }
    }

    private static string Xml(string text) => SecurityElement.Escape(TextWidth.Safe(text)) ?? "";
}
