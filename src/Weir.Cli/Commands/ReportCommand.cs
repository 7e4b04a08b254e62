using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Cli.Stories;
using Weir.Core.Contracts;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir report</c>: the story of one run.</summary>
internal sealed class ReportCommand : Command
{
    private static readonly Argument Run = new("RUN", "the run's id, its beginning, or 'last'") { IsRequired = false, Kind = ValueKind.Text };

    private static readonly Option Blueprint = new("--blueprint", "with 'last': the last run of this Blueprint") { ValueName = "ID" };

    public override CommandSpec Spec { get; } = new("report", "tell the story of a run: modules, rows, times, rules, signals, targets")
    {
        Description = "Reads the history only; the run may be over or still going.",
        Arguments = [Run],
        Options = [Blueprint, BlueprintOptions.StoreDirectory, OutputFormat.Option],
        Examples =
        [
            new("weir report", "the last run"),
            new("weir report last --blueprint orders", "the last run of one Blueprint"),
            new("weir report 0199a7 --format json", "by the beginning of its id, for a program"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IWeirHost host = invocation.Host;
        await using IRunStore? store = History.Open(invocation, host);
        RunRecord run = History.Find(store, invocation.Arguments.Word(0) ?? History.Last, invocation.Arguments.Get(Blueprint));
        RunStory story = RunStory.Of(store!.ReadEvents(run.RunId));
        invocation.Console.Out.Write(invocation.Arguments.IsJson()
            ? JsonOut.Document(json => RunJson.Write(json, run.RunId, run.Status, story))
            : new RunReport(invocation.Console.OutStyle).Render(run.RunId, run.Status, story, all: true));
        return ExitCodes.Done;
    }
}
