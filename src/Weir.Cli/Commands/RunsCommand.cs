using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir runs</c>: the history, newest first.</summary>
internal sealed class RunsCommand : Command
{
    private static readonly Option Blueprint = new("--blueprint", "only runs of this Blueprint") { ValueName = "ID" };

    private static readonly Option Failed = new("--failed", "only runs that failed, were cancelled or were interrupted");

    private static readonly Option Last = new("--last", "at most so many") { Letter = 'n', ValueName = "N", Default = "20" };

    public override CommandSpec Spec { get; } = new("runs", "list past runs, newest first")
    {
        Description = "A run whose process died is shown as interrupted, never as running.",
        Options = [Blueprint, Failed, Last, .. BlueprintOptions.Stores, OutputFormat.Option],
        Examples =
        [
            new("weir runs", "the last twenty"),
            new("weir runs --blueprint orders --failed --last 5", "what went wrong lately"),
            new("weir runs --format json | jq -r '.runs[0].run_id'", "the id of the newest run"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        ParsedCommand arguments = invocation.Arguments;
        RunQuery query = new(arguments.Get(Blueprint), arguments.Has(Failed), arguments.GetInteger(Last, 1));
        IWeirHost host = invocation.Host;
        await using IRunStore? store = History.Open(invocation, host);
        IReadOnlyList<RunRecord> runs = store?.ListRuns(query) ?? [];
        if (arguments.IsJson())
        {
            invocation.Console.Out.Write(Json(runs));
        }
        else if (runs.Count == 0)
        {
            invocation.Console.Error.WriteLine("No runs yet.");
        }
        else
        {
            invocation.Console.Out.Write(Text(runs, invocation.Console.OutStyle, invocation.Environment.Time.GetUtcNow()));
        }

        return ExitCodes.Done;
    }

    private static string Text(IReadOnlyList<RunRecord> runs, Style style, DateTimeOffset now)
    {
        Table table = new("", "run", "blueprint", "status", "started", ">took", "what went wrong");
        foreach (RunRecord run in runs)
        {
            string error = run.Error is { } e ? (e.ModuleId is { } m ? $"{m}: " : "") + e.Message : "";
            table.AddStyled(
                (Glyphs.Of(run.Status, Style.Plain), _ => Glyphs.Of(run.Status, style)),
                (run.RunId, null),
                (run.BlueprintId, style.Bold),
                (JsonOut.NameOf(run.Status), Glyphs.Paint(run.Status, style)),
                (Figures.Ago(now - run.StartedAt), style.Dim),
                (run.FinishedAt is { } end ? Figures.Duration(end - run.StartedAt) : "", null),
                (TextWidth.Cut(TextWidth.Safe(error), 70), style.Dim));
        }

        return table.Render(style);
    }

    private static string Json(IReadOnlyList<RunRecord> runs) => JsonOut.Document(json => json.Array("runs", runs, run =>
    {
        json.WriteStartObject();
        json.WriteString("run_id", run.RunId);
        json.WriteString("blueprint_id", run.BlueprintId);
        json.WriteString("source_path", run.SourcePath);
        json.WriteString("status", JsonOut.NameOf(run.Status));
        json.WriteString("engine", run.Engine);
        json.WriteString("fingerprint", run.Fingerprint);
        json.Moment("started_at", run.StartedAt);
        json.Moment("finished_at", run.FinishedAt);
        json.WriteString("parent_run_id", run.ParentRunId);
        json.WriteString("first_failed_module", run.Modules.FirstOrDefault(m => m.Status == ModuleStatus.Error)?.ModuleId);
        json.Error("error", run.Error);
        json.WriteEndObject();
    }));
}
