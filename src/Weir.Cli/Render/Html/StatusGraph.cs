using Weir.Cli.Render.Graph;
using Weir.Cli.Stories;
using Weir.Core.Blueprints;
using Weir.Core.Events;

namespace Weir.Cli.Render.Html;

/// <summary>The graph of a run, drawn from its events: each module in the colour of how it ended.</summary>
internal static class StatusGraph
{
    public static string Render(RunStory story)
    {
        if (story.Started is not { } started || story.Modules.Count == 0)
        {
            return "";
        }

        List<ModuleStory> modules = story.Modules;
        Dictionary<string, int> index = modules.Select((m, i) => (m.Outline.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        List<GraphEdge> edges = [];
        foreach (ModuleOutline outline in modules.Select(m => m.Outline))
        {
            bool watches = outline.Type == nameof(ModuleType.Probe);
            edges.AddRange(outline.Needs.Where(index.ContainsKey).Select(need => new GraphEdge(index[need], index[outline.Id], "", watches ? EdgeKind.Observation : EdgeKind.Rows)));
        }

        PipelineGraph graph = new(started.BlueprintId, started.BlueprintName, [.. modules.Select(NodeOf)], [.. edges]);
        return $"<div class=\"r-frame\">{SvgGraph.Render(graph, node => ColourOf(modules[index[node.Id]].State))}</div>";
    }

    private static GraphNode NodeOf(ModuleStory module)
    {
        ModuleType type = Enum.TryParse(module.Outline.Type, out ModuleType known) ? known : ModuleType.Task;
        string rows = module.Result?.RowsOut is { } count ? Figures.Rows(count) : module.State == ModuleState.Skipped ? "skipped" : "";
        return new GraphNode(module.Outline.Id, module.Outline.Label, type, rows, Enabled: module.State != ModuleState.Waiting);
    }

    private static string ColourOf(ModuleState state) => state switch
    {
        ModuleState.Success => "#1a7f37",
        ModuleState.Error => "#cf222e",
        ModuleState.Running => "#0969da",
        _ => "#8c959f",
    };
}
