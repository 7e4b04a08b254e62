using System.Text;
using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir lint</c>: what runs, and is likely not what was meant; with repairs where they are certain.</summary>
internal sealed class LintCommand : Command
{
    private static readonly Option Fix = new("--fix", "write the certain repairs into the files");

    public override CommandSpec Spec { get; } = new("lint", "look for what runs and is likely not what was meant")
    {
        Description = "All that validate finds, and the rules of style and care. Hide a rule by its id or name under 'warnings: suppress' of the Blueprint or of the project.",
        Arguments = [new Argument("FILE", "the Blueprints' files") { IsRepeatable = true }],
        Options = [Fix, .. BlueprintOptions.All, OutputFormat.Option],
        Examples =
        [
            new("weir lint orders.yml", "one Blueprint"),
            new("weir lint pipelines/*.yml --strict", "warnings count as errors"),
            new("weir lint orders.yml --fix", "mend what is certain"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        List<(string Path, Compiled Result, int Fixed)> results = [];
        foreach (string path in invocation.Arguments.Words)
        {
            Compiled found = invocation.Host.Lint(BlueprintRequests.Compile(invocation, path));
            int mended = invocation.Arguments.Has(Fix) ? Repairs.Write(found.Diagnostics, invocation.FullPath(path)) : 0;
            results.Add((path, mended > 0 ? invocation.Host.Lint(BlueprintRequests.Compile(invocation, path)) : found, mended));
        }

        invocation.Console.Out.Write(invocation.Arguments.IsJson() ? Json(results) : Text(invocation, results));
        return Task.FromResult(results.Exists(r => r.Result.Failed) ? ExitCodes.Configuration : ExitCodes.Done);
    }

    private static string Text(Invocation invocation, List<(string Path, Compiled Result, int Fixed)> results)
    {
        Style style = invocation.Console.OutStyle;
        StringBuilder text = new();
        foreach ((string path, Compiled result, int mended) in results)
        {
            text.Append(new DiagnosticsView(style).Render(result.Diagnostics.Where(d => d.Severity != Severity.Note || invocation.Verbose)));
            int errors = Count(result, Severity.Error);
            int warnings = Count(result, Severity.Warning);
            string facts = errors + warnings == 0 ? style.Dim("nothing to say") : style.Yellow($"{Figures.Plural(errors, "error")}, {Figures.Plural(warnings, "warning")}");
            string glyph = errors > 0 ? style.Red("✗") : warnings > 0 ? style.Yellow("!") : style.Green("✓");
            text.Append($"{glyph} {style.Bold(path)}  {facts}{(mended > 0 ? style.Green($" · {mended} mended") : "")}\n");
        }

        return text.ToString();
    }

    private static string Json(List<(string Path, Compiled Result, int Fixed)> results) => JsonOut.Document(json =>
    {
        json.WriteStartObject("summary");
        json.WriteNumber("total", results.Sum(r => r.Result.Diagnostics.Count));
        json.WriteNumber("error", results.Sum(r => Count(r.Result, Severity.Error)));
        json.WriteNumber("warn", results.Sum(r => Count(r.Result, Severity.Warning)));
        json.WriteNumber("mended", results.Sum(r => r.Fixed));
        json.WriteBoolean("passed", results.TrueForAll(r => !r.Result.Failed));
        json.WriteEndObject();
        json.Array("files", results, result =>
        {
            json.WriteStartObject();
            json.WriteString("path", result.Path);
            json.WriteNumber("mended", result.Fixed);
            json.Diagnostics(result.Result.Diagnostics);
            json.WriteEndObject();
        });
    });

    private static int Count(Compiled result, Severity severity) => result.Diagnostics.Count(d => d.Severity == severity);
}
