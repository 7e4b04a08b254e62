using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Compiler.Manifests;
using Weir.Compiler.Plans;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir compile</c>: shows exactly what would run.</summary>
internal sealed class CompileCommand : BlueprintCommand
{
    private static readonly Option ShowPart = new("--show", "what to show") { ValueName = "PART", Choices = ["manifest", "plan", "provenance"], Default = "manifest" };

    private static readonly Option Output = new("--output", "write to a file instead of standard output") { Letter = 'o', ValueName = "FILE", Kind = ValueKind.File };

    private static readonly Option Form = new("--format", "how findings are written when there is nothing to show: text on standard error, or a JSON document on standard output")
    {
        ValueName = "FORMAT", Choices = [OutputFormat.Text, OutputFormat.Json], Default = OutputFormat.Text,
    };

    public override CommandSpec Spec { get; } = new("compile", "show what would run")
    {
        Description = "Resolves a Blueprint into its Manifest, as JSON: every value final, every edge explicit, every secret redacted.\nThe plan tells in what order it is worked off, as text: what is one query with what, where rows change engines, what is staged.\nThe provenance tells where each value came from: the file and line, the context, the environment, the command line.",
        Arguments = [BlueprintOptions.Blueprint],
        Options = [ShowPart, Output, Form, .. BlueprintOptions.All],
        Examples =
        [
            new("weir compile orders.yml", "the Manifest"),
            new("weir compile orders.yml --profile prod --show provenance", "where each value of the profile came from"),
            new("weir compile orders.yml --show plan", "the order of work"),
            new("weir compile orders.yml -o manifest.json", "into a file"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        Compiled compiled = invocation.Host.Compile(BlueprintRequests.Compile(invocation, invocation.Arguments.Word(0)!, null));
        bool asJson = invocation.Arguments.Get(Form) == OutputFormat.Json;
        if (compiled is not { Failed: false, Manifest: { } manifest })
        {
            Refuse(invocation, compiled, asJson);
            return Task.FromResult(ExitCodes.Configuration);
        }

        Show(invocation, compiled.Diagnostics);
        string text = invocation.Arguments.Get(ShowPart) switch
        {
            "plan" => WorkPlanText.Of(manifest),
            "provenance" => JsonOut.Text(json => ProvenanceJson.Write(manifest, json)),
            _ => JsonOut.Text(json => ManifestJson.Write(manifest, json)),
        };
        Deliver(invocation, invocation.Arguments.Get(Output), text);
        return Task.FromResult(ExitCodes.Done);
    }

    private static void Refuse(Invocation invocation, Compiled compiled, bool asJson)
    {
        if (asJson)
        {
            invocation.Console.Out.Write(JsonOut.Document(json => json.Diagnostics(compiled.Diagnostics)));
        }
        else
        {
            Show(invocation, compiled.Diagnostics);
        }
    }
}
