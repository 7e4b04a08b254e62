using System.Text;
using Weir.Cli.CommandLine;
using Weir.Cli.Doctor;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir doctor</c>: looks whether everything that a run needs is there.</summary>
internal sealed class DoctorCommand : Command
{
    public override CommandSpec Spec { get; } = new("doctor", "check the machine, the engine, the store and Blueprints")
    {
        Description = "Reads only, needs no network. Exit code 1 when something fails.",
        Arguments = [new Argument("BLUEPRINT", "Blueprints to compile and bind as well") { IsRequired = false, IsRepeatable = true }],
        Options = [.. BlueprintOptions.All, OutputFormat.Option],
        Examples =
        [
            new("weir doctor", "is this machine ready?"),
            new("weir doctor orders.yml", "and this Blueprint, with its sources?"),
            new("weir doctor --format json | jq '.checks[] | select(.status == \"fail\")'", "for a program"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckResult> results = await Examination.RunAsync(Checks(invocation), invocation.Environment.Time, cancellationToken);
        invocation.Console.Out.Write(invocation.Arguments.IsJson() ? Json(results) : Text(results, invocation.Console.OutStyle));
        return results.Any(r => r.Status == CheckStatus.Fail) ? ExitCodes.Configuration : ExitCodes.Done;
    }

    private static IEnumerable<ICheck> Checks(Invocation invocation)
    {
        IWeirHost host = invocation.Host;
        Project project = host.LoadProject(BlueprintRequests.Project(invocation));
        yield return new RuntimeCheck();
        yield return new TimeZoneCheck(project.TimeZone);
        yield return new DiskSpaceCheck("disk of the store", project.StoreDirectory);
        yield return new DiskSpaceCheck("disk of temporary files", Path.GetTempPath());
        yield return new EngineLibraryCheck();
        yield return new EngineSessionCheck();
        yield return new EngineExtensionsCheck();
        yield return new StoreFolderCheck(project.StoreDirectory);
        yield return new HistoryCheck(() => host.OpenExistingStore(BlueprintRequests.Project(invocation)), () => host.StoreVersion);
        foreach (string path in invocation.Arguments.Words)
        {
            yield return new BlueprintCheck(host, BlueprintRequests.Compile(invocation, path));
        }
    }

    private static string Text(IReadOnlyList<CheckResult> results, Style style)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, CheckResult> group in results.GroupBy(r => r.Group))
        {
            text.Append(style.Bold(group.Key)).Append('\n');
            foreach (CheckResult result in group)
            {
                (string glyph, Func<string, string> paint) = Sign(result.Status, style);
                text.Append("  ").Append(paint(glyph)).Append(' ').Append(result.Name.PadRight(24)).Append(' ').Append(TextWidth.Safe(result.Detail)).Append('\n');
                text.Append(result.Hint is { } hint ? $"      {style.Green("help:")} {hint}\n" : "");
            }
        }

        int failed = results.Count(r => r.Status == CheckStatus.Fail);
        int warned = results.Count(r => r.Status == CheckStatus.Warn);
        string verdict = failed > 0 ? style.Red($"{Figures.Plural(failed, "check")} failed") : warned > 0 ? style.Yellow($"{Figures.Plural(warned, "warning")}") : style.Green("all is well");
        return text.Append('\n').Append(verdict).Append('\n').ToString();
    }

    private static (string Glyph, Func<string, string> Paint) Sign(CheckStatus status, Style style) => status switch
    {
        CheckStatus.Ok => ("✓", style.Green),
        CheckStatus.Warn => ("!", style.Yellow),
        CheckStatus.Fail => ("✗", style.Red),
        _ => ("⏭", style.Dim),
    };

    private static string Json(IReadOnlyList<CheckResult> results) => JsonOut.Document(json =>
    {
        json.WriteStartObject("summary");
        foreach (CheckStatus status in Enum.GetValues<CheckStatus>())
        {
            json.WriteNumber(status.ToString().ToLowerInvariant(), results.Count(r => r.Status == status));
        }

        json.WriteNumber("total", results.Count);
        json.WriteBoolean("passed", !results.Any(r => r.Status == CheckStatus.Fail));
        json.WriteEndObject();
        json.Array("checks", results, result =>
        {
            json.WriteStartObject();
            json.WriteString("group", result.Group);
            json.WriteString("name", result.Name);
            json.WriteString("status", result.Status.ToString().ToLowerInvariant());
            json.WriteString("detail", result.Detail);
            json.WriteString("hint", result.Hint);
            json.Duration("duration_ms", result.Duration);
            json.WriteEndObject();
        });
    });
}
