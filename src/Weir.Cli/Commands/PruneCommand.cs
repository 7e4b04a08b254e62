using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting;
using Weir.Runner.Publish;

namespace Weir.Cli.Commands;

/// <summary><c>weir prune</c>: forgets old runs.</summary>
internal sealed class PruneCommand : Command
{
    private static readonly Option OlderThan = new("--older-than", "only runs that began longer ago, for example 12h, 30d") { ValueName = "TIME", Default = "30d" };

    private static readonly Option Keep = new("--keep", "how many of the newest runs of each Blueprint stay, however old") { ValueName = "N", Default = "20" };

    private static readonly Option DryRun = new("--dry-run", "only say which");

    public override CommandSpec Spec { get; } = new("prune", "forget old runs and the rows that they kept")
    {
        Description = "The depot and all targets stay. A run that is at work, or whose publishing has to be finished, is never forgotten.",
        Options = [OlderThan, Keep, DryRun, .. BlueprintOptions.Stores, OutputFormat.Option],
        Examples = [new("weir prune --older-than 90d --keep 50", "keep three months, and always the last fifty"), new("weir prune --dry-run", "what would go")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        int keep = invocation.Arguments.GetInteger(Keep, 0);
        TimeSpan age = Age(invocation.Arguments.Get(OlderThan)!);
        bool dry = invocation.Arguments.Has(DryRun);
        await using ProjectStores? stores = invocation.Host.OpenExistingStores(BlueprintRequests.Project(invocation));
        HistoryPruner? pruner = stores is null ? null : new HistoryPruner(stores.Runs, stores.Pruner, stores.Targets, stores.CheckpointDirectory);
        IReadOnlyList<RunRecord> chosen = pruner?.Choose(invocation.Environment.Time.GetUtcNow() - age, keep) ?? [];
        int forgotten = dry || pruner is null ? 0 : pruner.Prune(chosen);
        if (invocation.Arguments.IsJson())
        {
            invocation.Console.Out.Write(JsonOut.Document(json =>
            {
                json.WriteBoolean("dry_run", dry);
                json.WriteNumber("forgotten", forgotten);
                json.Array("runs", chosen, run => json.WriteStringValue(run.RunId));
            }));
            return ExitCodes.Done;
        }

        foreach (RunRecord run in dry ? chosen : [])
        {
            invocation.Console.Out.WriteLine($"{run.RunId}  {run.BlueprintId}  {JsonOut.NameOf(run.Status)}");
        }

        invocation.Console.Error.WriteLine(dry ? $"{Figures.Plural(chosen.Count, "run")} would be forgotten." : $"{Figures.Plural(forgotten, "run")} forgotten.");
        return ExitCodes.Done;
    }

    private static TimeSpan Age(string text)
    {
        DiagnosticBag bag = [];
        ScalarNode node = new(text, ScalarKind.Text, SourceSpan.None);
        return new DurationType(DurationUnit.Seconds).TryRead(node, new SpecReader(bag), out TimeSpan age) && !bag.HasErrors
            ? age
            : throw new UsageException($"{OlderThan.Name} takes a length of time such as 12h or 30d, not '{text}'.");
    }
}
