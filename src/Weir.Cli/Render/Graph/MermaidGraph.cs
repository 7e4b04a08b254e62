using System.Globalization;
using System.Text;
using Weir.Core.Blueprints;

namespace Weir.Cli.Render.Graph;

/// <summary>A flowchart in Mermaid's language, for Markdown and pull requests.</summary>
internal static class MermaidGraph
{
    public static string Render(PipelineGraph graph)
    {
        StringBuilder text = new("flowchart LR\n");
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            GraphNode node = graph.Nodes[i];
            (string open, string close) = Shape(node.Type);
            text.Append(CultureInfo.InvariantCulture, $"  n{i}{open}\"{Escape(node.Label)}<br/><small>{Escape(node.Caption)}</small>\"{close}:::{ClassOf(node)}\n");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            string arrow = edge.Kind is EdgeKind.Rows ? "-->" : "-.->";
            string label = LabelOf(edge) is { Length: > 0 } port ? $"|\"{Escape(port)}\"|" : "";
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} {arrow}{label} n{edge.To}\n");
        }

        foreach (ModuleType type in graph.Nodes.Select(n => n.Type).Distinct().Order())
        {
            (string fill, string stroke) = ModuleColours.Of(type);
            text.Append(CultureInfo.InvariantCulture, $"  classDef {NameOf(type)} fill:{fill},stroke:{stroke},color:#1b1f24\n");
        }

        if (graph.Nodes.Any(n => !n.Enabled))
        {
            text.Append("  classDef disabled fill:#f6f8fa,stroke:#8c959f,color:#6e7781,stroke-dasharray:4\n");
        }

        return text.ToString();
    }

    /// <summary>The words on an arrow: the port, or what the arrow says when it carries no rows.</summary>
    public static string LabelOf(GraphEdge edge) => edge.Kind switch
    {
        EdgeKind.Observation => "observes",
        EdgeKind.Order => "then",
        _ => edge.Port,
    };

    private static string ClassOf(GraphNode node) => node.Enabled ? NameOf(node.Type) : "disabled";

    private static string NameOf(ModuleType type) => type.ToString().ToLowerInvariant();

    private static (string Open, string Close) Shape(ModuleType type) => type switch
    {
        ModuleType.Ingress => ("[(", ")]"),
        ModuleType.Egress => ("[(", ")]"),
        ModuleType.Junction => ("{", "}"),
        ModuleType.Funnel => ("[\\", "/]"),
        ModuleType.Assert => ("{{", "}}"),
        ModuleType.Regulator => ("{{", "}}"),
        ModuleType.Probe => ("([", "])"),
        _ => ("[", "]"),
    };

    private static string Escape(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("&", "#amp;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal);
}
