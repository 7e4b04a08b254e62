using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Cli.Render.Graph;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir graph</c>: draws a Blueprint.</summary>
internal sealed class GraphCommand : BlueprintCommand
{
    private static readonly Option Form = new("--format", "how to draw")
    {
        ValueName = "FORMAT", Choices = ["text", "mermaid", "dot", "svg", "json"], Default = "text",
    };

    private static readonly Option Output = new("--output", "write to a file instead of standard output") { Letter = 'o', ValueName = "FILE", Kind = ValueKind.File };

    public override CommandSpec Spec { get; } = new("graph", "draw a Blueprint")
    {
        Description = "Modules by type, edges with their ports, Probes beside what they look at.",
        Arguments = [BlueprintOptions.Blueprint],
        Options = [Form, Output, .. BlueprintOptions.All],
        Examples =
        [
            new("weir graph flights.yml", "in the terminal"),
            new("weir graph flights.yml --format mermaid", "for Markdown and pull requests"),
            new("weir graph flights.yml --format svg -o flights.svg", "a picture, light and dark"),
            new("weir graph flights.yml --format dot | dot -Tpng > flights.png", "through Graphviz"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (Compile(invocation, invocation.Host) is not { Manifest: { } manifest })
        {
            return Task.FromResult(ExitCodes.Configuration);
        }

        PipelineGraph graph = PipelineGraph.Of(manifest);
        string? file = invocation.Arguments.Get(Output);
        Deliver(invocation, file, invocation.Arguments.Get(Form) switch
        {
            "mermaid" => MermaidGraph.Render(graph),
            "dot" => DotGraph.Render(graph),
            "svg" => SvgGraph.Render(graph),
            "json" => Json(graph),
            _ => TextGraph.Render(graph, file is null ? invocation.Console.OutStyle : Style.Plain),
        });
        return Task.FromResult(ExitCodes.Done);
    }

    private static string Json(PipelineGraph graph) => JsonOut.Document(json =>
    {
        json.WriteString("blueprint_id", graph.Id);
        json.WriteString("name", graph.Name);
        json.Array("nodes", graph.Nodes, node =>
        {
            json.WriteStartObject();
            json.WriteString("id", node.Id);
            json.WriteString("label", node.Label);
            json.WriteString("type", node.Type.ToString());
            json.WriteString("detail", node.Detail);
            json.WriteBoolean("enabled", node.Enabled);
            json.WriteEndObject();
        });
        json.Array("edges", graph.Edges, edge =>
        {
            json.WriteStartObject();
            json.WriteString("from", graph.Nodes[edge.From].Id);
            json.WriteString("to", graph.Nodes[edge.To].Id);
            json.WriteString("kind", edge.Kind.ToString().ToLowerInvariant());
            json.WriteString("port", edge.Kind == EdgeKind.Rows && edge.Port.Length == 0 ? "main" : edge.Port);
            json.WriteEndObject();
        });
    });
}
