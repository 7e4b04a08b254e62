using System.Text;
using System.Text.Json;
using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Hosting.Testing;

namespace Weir.Cli.Commands;

/// <summary><c>weir test</c>: modules over rows that are written in a file.</summary>
internal sealed class TestCommand : Command
{
    public override CommandSpec Spec { get; } = new("test", "test modules on rows that are written beside them")
    {
        Description = "Compiles the Blueprint that a file of tests names and gives single modules the file's rows: no source is read, no target is written, nothing is kept.",
        Arguments = [new Argument("FILE", "the files of tests") { IsRepeatable = true }],
        Options = [.. BlueprintOptions.All, OutputFormat.Option],
        Examples =
        [
            new("weir test orders.aqtest.yml", "all tests of one file"),
            new("weir test tests/*.aqtest.yml --format json", "many, for a program"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        List<TestReport> reports = [];
        foreach (string path in invocation.Arguments.Words)
        {
            reports.Add(await invocation.Host.TestAsync(BlueprintRequests.Compile(invocation, path), cancellationToken));
        }

        bool json = invocation.Arguments.IsJson();
        if (!json)
        {
            BlueprintCommand.Show(invocation, reports.SelectMany(r => r.Diagnostics));
        }

        invocation.Console.Out.Write(json ? Json(reports) : Text(invocation, reports));
        return reports.Exists(r => r.Invalid) ? ExitCodes.Configuration : reports.TrueForAll(r => r.Passed) ? ExitCodes.Done : ExitCodes.RunTime;
    }

    private static string Text(Invocation invocation, List<TestReport> reports)
    {
        Style style = invocation.Console.OutStyle;
        StringBuilder text = new();
        foreach (TestReport report in reports)
        {
            text.Append(style.Bold(report.Path)).Append('\n');
            Table table = new("", "", "", ">");
            foreach (TestCaseResult result in report.Cases)
            {
                Func<string, string> paint = result.Passed ? style.Green : style.Red;
                table.AddStyled((result.Passed ? "✓" : "✗", paint), (result.Id, null), (result.ModuleId, style.Dim), (Figures.Duration(result.Duration), style.Dim));
            }

            text.Append(report.Invalid ? $"  {style.Red("✗")} not run: {Figures.Plural(report.Diagnostics.Count, "error")}\n" : table.Render(style, "  "));
            foreach (TestCaseResult result in report.Cases.Where(c => !c.Passed))
            {
                text.Append('\n').Append(style.Red(result.Id)).Append('\n');
                foreach (TestFailure failure in result.Failures)
                {
                    text.Append("  ").Append(style.Blue(failure.Place)).Append("\n    ").Append(TextWidth.Safe(failure.Message.TrimEnd())).Append('\n');
                }
            }
        }

        int passed = reports.Sum(r => r.Cases.Count(c => c.Passed));
        int failed = reports.Sum(r => r.Cases.Count(c => !c.Passed));
        string counts = $"{passed} passed, {failed} failed";
        return text.Append('\n').Append(failed == 0 && passed > 0 ? style.Green(counts) : failed > 0 ? style.Red(counts) : counts).Append('\n').ToString();
    }

    private static string Json(List<TestReport> reports) => JsonOut.Document(json =>
    {
        json.WriteStartObject("summary");
        json.WriteNumber("passed", reports.Sum(r => r.Cases.Count(c => c.Passed)));
        json.WriteNumber("failed", reports.Sum(r => r.Cases.Count(c => !c.Passed)));
        json.WriteBoolean("valid", reports.TrueForAll(r => !r.Invalid));
        json.WriteEndObject();
        json.Array("files", reports, report =>
        {
            json.WriteStartObject();
            json.WriteString("path", report.Path);
            json.WriteBoolean("passed", report.Passed);
            json.Diagnostics(report.Diagnostics);
            json.Array("tests", report.Cases, result => Case(json, result));
            json.WriteEndObject();
        });
    });

    private static void Case(Utf8JsonWriter json, TestCaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("module_id", result.ModuleId);
        json.WriteBoolean("passed", result.Passed);
        json.Duration("duration_ms", result.Duration);
        json.Array("failures", result.Failures, failure =>
        {
            json.WriteStartObject();
            json.WriteString("place", failure.Place);
            json.WriteString("message", failure.Message);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
