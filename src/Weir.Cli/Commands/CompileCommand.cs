using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Compiler.Manifests;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir compile</c>: shows exactly what would run.</summary>
internal sealed class CompileCommand : BlueprintCommand
{
    private static readonly Option ShowPart = new("--show", "what to show") { ValueName = "PART", Choices = ["manifest", "provenance"], Default = "manifest" };

    private static readonly Option Output = new("--output", "write to a file instead of standard output") { Letter = 'o', ValueName = "FILE", Kind = ValueKind.File };

    public override CommandSpec Spec { get; } = new("compile", "show what would run, as JSON")
    {
        Description = "Resolves a Blueprint into its Manifest: every value final, every edge explicit, every secret redacted.\nThe provenance tells where each value came from: the file and line, the context, the environment, the command line.",
        Arguments = [BlueprintOptions.Blueprint],
        Options = [ShowPart, Output, .. BlueprintOptions.All],
        Examples =
        [
            new("weir compile orders.yml", "the Manifest"),
            new("weir compile orders.yml --profile prod --show provenance", "where each value of the profile came from"),
            new("weir compile orders.yml -o manifest.json", "into a file"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (Compile(invocation, invocation.Host) is not { Manifest: { } manifest })
        {
            return Task.FromResult(ExitCodes.Configuration);
        }

        bool provenance = invocation.Arguments.Get(ShowPart) == "provenance";
        string text = JsonOut.Text(json =>
        {
            if (provenance)
            {
                ProvenanceJson.Write(manifest, json);
            }
            else
            {
                ManifestJson.Write(manifest, json);
            }
        });
        Deliver(invocation, invocation.Arguments.Get(Output), text);
        return Task.FromResult(ExitCodes.Done);
    }
}
