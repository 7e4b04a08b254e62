using Weir.Cli.Render;
using Weir.Cli.Render.Graph;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Render;

public sealed class GraphDrawingTests
{
    [Theory]
    [InlineData("flights")]
    [InlineData("branches")]
    public void A_graph_is_drawn_as_its_golden_says_in_every_form(string name)
    {
        PipelineGraph graph = name == "flights" ? Graphs.Flights : Graphs.Branches;

        Golden.Check($"graph/{name}.txt", TextGraph.Render(graph, Style.Plain));
        Golden.Check($"graph/{name}.mmd", MermaidGraph.Render(graph));
        Golden.Check($"graph/{name}.dot", DotGraph.Render(graph));
        Golden.Check($"graph/{name}.svg", SvgGraph.Render(graph));
    }
}
