using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Commands;

/// <summary><c>weir logs</c>: the events of a run, one line each.</summary>
internal sealed class LogsCommand : Command
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private static readonly Argument Run = new("RUN", "the run's id, its beginning, or 'last'") { IsRequired = false, Kind = ValueKind.Text };

    private static readonly Option Follow = new("--follow", "go on until the run ends") { Letter = 'f' };

    private static readonly Option Form = new("--format", "lines for people, or each event as a line of JSON") { ValueName = "FORMAT", Choices = [OutputFormat.Text, "jsonl"], Default = OutputFormat.Text };

    public override CommandSpec Spec { get; } = new("logs", "show the events of a run, one line each")
    {
        Description = "Reads the history; progress is not in it.",
        Arguments = [Run],
        Options = [Follow, Form, .. BlueprintOptions.Stores],
        Examples = [new("weir logs last --follow", "what the newest run does"), new("weir logs 0199a7 --format jsonl", "for a program")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using IRunStore? store = History.Open(invocation, invocation.Host);
        string runId = History.Find(store, invocation.Arguments.Word(0) ?? History.Last, null).RunId;
        IEventSink sink = invocation.Arguments.Get(Form) == OutputFormat.Text
            ? new EventLines(invocation.Console.Out, invocation.Console.OutStyle)
            : new JsonLines(invocation.Console.Out);
        int shown = Show(store!, runId, sink, 0);
        while (invocation.Arguments.Has(Follow) && store!.FindRun(runId) is { Status: RunStatus.Running } && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Poll, invocation.Environment.Time, cancellationToken);
            shown = Show(store, runId, sink, shown);
        }

        Show(store!, runId, sink, shown);
        return ExitCodes.Done;
    }

    /// <summary>Shows what is new; gives the number of events shown so far.</summary>
    private static int Show(IRunStore store, string runId, IEventSink sink, int shown)
    {
        IReadOnlyList<RunEvent> events = store.ReadEvents(runId);
        foreach (RunEvent happened in events.Skip(shown))
        {
            sink.Publish(happened);
        }

        return events.Count;
    }
}
