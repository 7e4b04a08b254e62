using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Cli.CommandLine;
using Weir.Core.Blueprints;
using Weir.Core.Specs.Schema;
using Weir.Dialects.Flow.Specs;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir schema</c>: the JSON Schema of a kind of document, for editors.</summary>
internal sealed class SchemaCommand : BlueprintCommand
{
    private static readonly Argument Kind = new("KIND", "the kind of document; blueprint when left out")
    {
        IsRequired = false, Choices = ["blueprint", "flow", "project"], Kind = ValueKind.Text,
    };

    private static readonly Option Output = new("--output", "write to a file instead of standard output") { Letter = 'o', ValueName = "FILE", Kind = ValueKind.File };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override CommandSpec Spec { get; } = new("schema", "print the JSON schema of Blueprints, for editors")
    {
        Description = "Put '# yaml-language-server: $schema=PATH' at the top of a Blueprint, and the editor completes and explains its keys.",
        Arguments = [Kind],
        Options = [Output],
        Examples =
        [
            new("weir schema -o blueprint.schema.json", "for Blueprints"),
            new("weir schema project -o weir.schema.json", "for weir.yml"),
        ],
    };

    /// <summary>The schema's text, as it stands in <c>schemas/</c>.</summary>
    public static string Render(string kind = "blueprint")
    {
        Core.Specs.ComponentSpec root = kind switch
        {
            "project" => ProjectSpec.Spec,
            "flow" => FlowSpec.Spec,
            _ => BlueprintSpec.Spec,
        };
        return JsonSchemaBuilder.Document(root, $"{kind}.schema.json").ToJsonString(Indented) + "\n";
    }

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        Deliver(invocation, invocation.Arguments.Get(Output), Render(invocation.Arguments.Word(0) ?? "blueprint"));
        return Task.FromResult(ExitCodes.Done);
    }
}
