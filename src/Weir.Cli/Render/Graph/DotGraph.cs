using System.Globalization;
using System.Text;
using Weir.Core.Blueprints;

namespace Weir.Cli.Render.Graph;

/// <summary>A digraph in Graphviz's language.</summary>
internal static class DotGraph
{
    public static string Render(PipelineGraph graph)
    {
        StringBuilder text = new();
        text.Append("digraph ").Append(Quote(graph.Id)).Append(" {\n");
        text.Append("  rankdir=LR;\n  bgcolor=transparent;\n");
        text.Append("  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11];\n");
        text.Append("  edge [fontname=\"Helvetica\", fontsize=9];\n");
        foreach (GraphNode node in graph.Nodes)
        {
            (string fill, string stroke) = ModuleColours.Of(node.Type);
            string look = node.Enabled ? "" : ", style=\"rounded,dashed\", fontcolor=\"#6e7781\"";
            text.Append(CultureInfo.InvariantCulture, $"  {Quote(node.Id)} [label={Label(node)}, shape={Shape(node.Type)}, fillcolor=\"{fill}\", color=\"{stroke}\"{look}];\n");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            List<string> looks = [];
            if (MermaidGraph.LabelOf(edge) is { Length: > 0 } port)
            {
                looks.Add($"label={Quote(port)}");
            }

            if (edge.Kind != EdgeKind.Rows)
            {
                looks.Add("style=dashed");
            }

            string suffix = looks.Count == 0 ? "" : $" [{string.Join(", ", looks)}]";
            text.Append(CultureInfo.InvariantCulture, $"  {Quote(graph.Nodes[edge.From].Id)} -> {Quote(graph.Nodes[edge.To].Id)}{suffix};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Shape(ModuleType type) => type switch
    {
        ModuleType.Ingress or ModuleType.Egress => "cylinder",
        ModuleType.Junction => "diamond",
        ModuleType.Funnel => "invtrapezium",
        ModuleType.Assert or ModuleType.Regulator => "hexagon",
        ModuleType.Probe => "ellipse",
        _ => "box",
    };

    private static string Label(GraphNode node) => $"\"{Escape(node.Label)}\\n{Escape(node.Caption)}\"";

    private static string Quote(string text) => $"\"{Escape(text)}\"";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
