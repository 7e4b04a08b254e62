using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir validate</c>: every finding of every file; runs nothing.</summary>
internal sealed class ValidateCommand : Command
{
    private static readonly Option Bind = new("--bind", "also open the engine and check every query's columns; still reads no rows");

    private static readonly Option Watch = new("--watch", "validate again whenever a Blueprint, or a file beside it, changes; Ctrl-C ends it");

    public override CommandSpec Spec { get; } = new("validate", "check Blueprints and show every finding with its place")
    {
        Description = "Reads the files, resolves everything and checks it. Runs nothing, writes nothing, needs no network.",
        Arguments = [new Argument("FILE", "the Blueprints' files") { IsRepeatable = true }],
        Options = [.. BlueprintOptions.All, Bind, Watch, OutputFormat.Option],
        Examples =
        [
            new("weir validate examples/hello/blueprint.yml", "one Blueprint"),
            new("weir validate orders.yml --watch", "again at each change, while you write"),
            new("weir validate pipelines/*.yml --strict", "many; warnings count as errors"),
            new("weir validate orders.yml --format json | jq '.files[].diagnostics'", "for a program"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken) =>
        invocation.Arguments.Has(Watch) ? WatchAsync(invocation, cancellationToken) : ValidateAsync(invocation, cancellationToken);

    private static async Task<int> WatchAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using Interruption interruption = new(invocation.Console, cancellationToken) { Said = "" };
        using FileChanges changes = new([.. invocation.Arguments.Words.Select(invocation.FullPath)]);
        return await WatchLoop.RunAsync(
            async token =>
            {
                int code = await ValidateAsync(invocation, token);
                invocation.Console.Error.WriteLine(invocation.Console.ErrorStyle.Dim("watching for changes; Ctrl-C ends"));
                invocation.Console.Error.Flush();
                invocation.Console.Out.Flush();
                return code;
            },
            changes.Reader, invocation.Environment.Time, interruption.Token);
    }

    private static Task<int> ValidateAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        List<Compiled> results = [];
        foreach (string path in invocation.Arguments.Words)
        {
            results.Add(invocation.Host.Compile(BlueprintRequests.Compile(invocation, path)));
        }

        return invocation.Arguments.Has(Bind) ? BindAsync(invocation, results, cancellationToken) : Task.FromResult(Conclude(invocation, results));
    }

    private static async Task<int> BindAsync(Invocation invocation, List<Compiled> results, CancellationToken cancellationToken)
    {
        for (int i = 0; i < results.Count; i++)
        {
            if (!results[i].Failed)
            {
                Runner.BindOutcome bound = await invocation.Host.BindAsync(results[i], cancellationToken);
                results[i] = results[i] with { Diagnostics = [.. results[i].Diagnostics, .. bound.Diagnostics] };
            }
        }

        return Conclude(invocation, results);
    }

    private static int Conclude(Invocation invocation, List<Compiled> results)
    {
        invocation.Console.Out.Write(invocation.Arguments.IsJson() ? Json(invocation, results) : Text(invocation, results));
        return results.TrueForAll(r => !r.Failed) ? ExitCodes.Done : ExitCodes.Configuration;
    }

    private static string Text(Invocation invocation, List<Compiled> results)
    {
        Style style = invocation.Console.OutStyle;
        DiagnosticsView view = new(style);
        System.Text.StringBuilder text = new();
        for (int i = 0; i < results.Count; i++)
        {
            Compiled result = results[i];
            text.Append(view.Render(result.Diagnostics));
            text.Append(Line(invocation.Arguments.Words[i], result, style)).Append('\n');
        }

        if (results.Count > 1)
        {
            int wrong = results.Count(r => r.Failed);
            text.Append('\n').Append(wrong == 0 ? style.Green($"{results.Count} valid") : style.Red($"{wrong} of {results.Count} not valid")).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(string path, Compiled result, Style style)
    {
        if (result.Failed)
        {
            int errors = result.Diagnostics.Count(d => d.Severity == Severity.Error);
            return $"{style.Red("✗")} {style.Bold(path)}  {style.Red(Figures.Plural(errors, "error"))}";
        }

        int warnings = result.Diagnostics.Count(d => d.Severity == Severity.Warning);
        string tail = warnings > 0 ? " · " + style.Yellow(Figures.Plural(warnings, "warning")) : "";
        string facts = $"{result.Manifest!.BlueprintId} · {Figures.Plural(result.Manifest.Modules.Length, "module")} · {Figures.Plural(result.Manifest.Edges.Length, "edge")} · {result.Manifest.Engine}";
        return $"{style.Green("✓")} {style.Bold(path)}  {style.Dim(facts)}{tail}";
    }

    private static string Json(Invocation invocation, List<Compiled> results) => JsonOut.Document(json =>
    {
        json.WriteStartObject("summary");
        json.WriteNumber("total", results.Count);
        json.WriteNumber("valid", results.Count(r => !r.Failed));
        json.WriteNumber("invalid", results.Count(r => r.Failed));
        json.WriteBoolean("passed", results.TrueForAll(r => !r.Failed));
        json.WriteEndObject();
        json.Array("files", results.Zip(invocation.Arguments.Words), pair =>
        {
            (Compiled result, string path) = pair;
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteBoolean("valid", !result.Failed);
            if (result.Manifest is { } manifest)
            {
                json.WriteString("dialect", manifest.Dialect);
                json.WriteString("id", manifest.BlueprintId);
                json.WriteString("name", manifest.Name);
                json.WriteString("engine", manifest.Engine);
                json.WriteString("fingerprint", manifest.Fingerprint);
                json.WriteNumber("modules", manifest.Modules.Length);
                json.WriteNumber("edges", manifest.Edges.Length);
            }

            json.Diagnostics(result.Diagnostics);
            json.WriteEndObject();
        });
    });
}
