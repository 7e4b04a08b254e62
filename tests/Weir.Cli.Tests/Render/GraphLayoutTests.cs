using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Weir.Cli.Render;
using Weir.Cli.Render.Graph;
using Weir.Core.Blueprints;

namespace Weir.Cli.Tests.Render;

public sealed class GraphLayoutTests
{
    /// <summary>Any graph without a circle: each edge goes from a lower to a higher index.</summary>
    private static readonly Arbitrary<PipelineGraph> Any = (
        from count in Gen.Choose(1, 24)
        from pairs in Gen.Choose(0, (count * count) - 1).ListOf()
        select Build(count, pairs)).ToArbitrary();

    [Fact]
    public void Whatever_the_graph_every_box_is_drawn_whole() => Prop.ForAll(Any, graph =>
    {
        string[] lines = TextGraph.Render(graph, Style.Plain).Split('\n');
        foreach (GraphNode node in graph.Nodes)
        {
            (int row, int column) = Find(lines, $"│ {node.Label} ");
            int right = lines[row].IndexOf('│', column + 1);
            lines[row - 1][column].ShouldBe('╭');
            lines[row - 1][right].ShouldBe('╮');
            lines[row + 1][column].ShouldBe('│');
            lines[row + 1][right].ShouldBe('│');
            lines[row + 2][column].ShouldBe('╰');
            lines[row + 2][right].ShouldBe('╯');
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_graph_every_line_leads_from_a_box_to_an_arrow() => Prop.ForAll(Any, graph =>
    {
        string[] lines = TextGraph.Render(graph, Style.Plain).Split('\n');
        foreach (GraphNode node in graph.Nodes)
        {
            (int row, int column) = Find(lines, $"│ {node.Label} ");
            int right = lines[row].IndexOf('│', column + 1);
            int index = graph.Nodes.IndexOf(node);
            int heads = row < 2 ? 0 : Span(lines[row - 2], column, right).Count(c => c == '▼');
            int notches = Span(lines[row + 2], column, right).Count(c => c == '┬');

            heads.ShouldBe(graph.Edges.Where(e => e.To == index).Select(e => e.From).Count());
            notches.ShouldBe(graph.Edges.Any(e => e.From == index) ? 1 : 0);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_graph_the_boxes_of_the_picture_do_not_overlap() => Prop.ForAll(Any, graph =>
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        List<(double X, double Y, double Width, double Height)> boxes =
        [
            .. XDocument.Parse(SvgGraph.Render(graph)).Descendants(svg + "rect")
                .Where(r => r.Attribute("class")!.Value.StartsWith("box", StringComparison.Ordinal))
                .Select(r => (Number(r, "x"), Number(r, "y"), Number(r, "width"), Number(r, "height"))),
        ];

        boxes.Count.ShouldBe(graph.Nodes.Length);
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool apart = boxes[i].X + boxes[i].Width <= boxes[j].X || boxes[j].X + boxes[j].Width <= boxes[i].X
                    || boxes[i].Y + boxes[i].Height <= boxes[j].Y || boxes[j].Y + boxes[j].Height <= boxes[i].Y;
                apart.ShouldBeTrue($"boxes {i} and {j}");
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Things_are_placed_in_order_without_touching_and_where_they_want_when_they_can()
    {
        ColumnSolver.Solve([5, 20, 40], [4, 4, 4], 2).ShouldBe([5, 20, 40]);
        ColumnSolver.Solve([10, 10, 10], [4, 4, 4], 2).ShouldBe([4, 10, 16]);
        ColumnSolver.Solve([20, 0], [2, 2], 2).ShouldBe([8, 12]);
    }

    private static PipelineGraph Build(int count, IEnumerable<int> pairs)
    {
        GraphNode[] nodes = [.. Enumerable.Range(0, count).Select(i => new GraphNode($"n{i}", $"node-{i:D2}{new string('x', i % 7)}", (ModuleType)(i % 8), i % 3 == 0 ? "" : "detail", true))];
        GraphEdge[] edges = [.. pairs.Select(p => (From: p / count, To: p % count)).Where(e => e.From < e.To).Distinct().Take(40).Select(e => new GraphEdge(e.From, e.To, "", EdgeKind.Rows))];
        return new PipelineGraph("g", "g", [.. nodes], [.. edges]);
    }

    private static (int Row, int Column) Find(string[] lines, string text)
    {
        int row = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        row.ShouldBeGreaterThanOrEqualTo(0, text);
        return (row, lines[row].IndexOf(text, StringComparison.Ordinal));
    }

    private static string Span(string line, int from, int to) => line.Length <= from ? "" : line[from..Math.Min(line.Length, to + 1)];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
