using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Cli.Render.Html;
using Weir.Cli.Stories;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir report</c>: the story of one run, or what the last runs tell of a column or of the modules' times.</summary>
internal sealed class ReportCommand : Command
{
    private const string Html = "html";

    private static readonly Argument Run = new("RUN", "the run's id, its beginning, or 'last'") { IsRequired = false, Kind = ValueKind.Text };

    private static readonly Option Blueprint = new("--blueprint", "with 'last': the last run of this Blueprint") { ValueName = "ID" };

    private static readonly Option Trend = new("--trend", "what the Probes of the last runs told of this column") { ValueName = "COLUMN" };

    private static readonly Option Profile = new("--profile", "how long each module took in the last runs");

    private static readonly Option Last = new("--last", "with --trend and --profile: so many runs") { ValueName = "N", Default = "10" };

    private static readonly Option Form = new("--format", "how to write the result") { ValueName = "FORMAT", Choices = [OutputFormat.Text, OutputFormat.Json, Html], Default = OutputFormat.Text };

    private static readonly Option Output = new("--output", "write to a file instead of standard output") { Letter = 'o', ValueName = "FILE", Kind = ValueKind.File };

    public override CommandSpec Spec { get; } = new("report", "tell the story of a run: modules, rows, times, rules, signals, targets")
    {
        Description = "Reads the history only; the run may be over or still going.",
        Arguments = [Run],
        Options = [Blueprint, Trend, Profile, Last, .. BlueprintOptions.Stores, Form, Output],
        Examples =
        [
            new("weir report", "the last run"),
            new("weir report last --blueprint orders", "the last run of one Blueprint"),
            new("weir report 0199a7 --format json", "by the beginning of its id, for a program"),
            new("weir report --format html -o run.html", "a page to look at and to send"),
            new("weir report --trend amount --blueprint orders", "a column over the last runs"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IWeirHost host = invocation.Host;
        await using IRunStore? store = History.Open(invocation, host);
        RunRecord run = History.Find(store, invocation.Arguments.Word(0) ?? History.Last, invocation.Arguments.Get(Blueprint));
        string? column = invocation.Arguments.Get(Trend);
        bool overRuns = column is not null || invocation.Arguments.Has(Profile);
        if (overRuns && invocation.Arguments.Get(Form) == Html)
        {
            throw new UsageException("--format html shows one run; --trend and --profile go with text and json.");
        }

        List<RunRecord> runs = [.. store!.ListRuns(new RunQuery(run.BlueprintId, Limit: invocation.Arguments.GetInteger(Last, 1)))];
        string text = column is not null ? OfColumn(invocation, store, run, runs, column) : overRuns ? OfModules(invocation, run, runs) : OfRun(invocation, store, run, runs);
        BlueprintCommand.Deliver(invocation, invocation.Arguments.Get(Output), text);
        return ExitCodes.Done;
    }

    private static string OfRun(Invocation invocation, IRunStore store, RunRecord run, List<RunRecord> runs)
    {
        IReadOnlyList<RunEvent> events = store.ReadEvents(run.RunId);
        return invocation.Arguments.Get(Form) switch
        {
            Html => HtmlReport.Render(run, events, runs),
            OutputFormat.Json => JsonOut.Document(json => RunJson.Write(json, run.RunId, run.Status, RunStory.Of(events))),
            _ => new RunReport(StyleOf(invocation)).Render(run.RunId, run.Status, RunStory.Of(events), all: true),
        };
    }

    private static string OfColumn(Invocation invocation, IRunStore store, RunRecord run, List<RunRecord> runs, string column)
    {
        List<TrendPoint> points = ColumnTrend.Of(store, runs, column);
        return invocation.Arguments.Get(Form) == OutputFormat.Json ? TrendJson.OfColumn(column, run.BlueprintId, points)
            : points.Count == 0 ? $"No Probe of the last {Figures.Plural(runs.Count, "run")} of '{run.BlueprintId}' tells of a column '{column}'.\n"
            : new TrendView(StyleOf(invocation)).OfColumn(points);
    }

    private static string OfModules(Invocation invocation, RunRecord run, List<RunRecord> runs)
    {
        List<ModuleTimes> times = ModuleTimes.Of(runs);
        return invocation.Arguments.Get(Form) == OutputFormat.Json ? TrendJson.OfModules(run.BlueprintId, times)
            : times.Count == 0 ? $"No module of '{run.BlueprintId}' has done its work yet.\n"
            : new TrendView(StyleOf(invocation)).OfModules(times);
    }

    private static Style StyleOf(Invocation invocation) => invocation.Arguments.Has(Output) ? Style.Plain : invocation.Console.OutStyle;
}
