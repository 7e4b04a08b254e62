using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Hosting;
using Weir.Runner.Run;

namespace Weir.Cli.Commands;

/// <summary><c>weir cancel</c>: asks the process that executes a run to stop it.</summary>
internal sealed class CancelCommand : Command
{
    private static readonly Argument Run = new("RUN", "the run's id, its beginning, or 'last'") { Kind = ValueKind.Text };

    public override CommandSpec Spec { get; } = new("cancel", "stop a run that another process executes")
    {
        Description = "As Ctrl-C in that process would: its targets stay as they were. Once a run publishes, it is finished.",
        Arguments = [Run],
        Options = [.. BlueprintOptions.Stores],
        Examples = [new("weir cancel last", "stop the newest run")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using ProjectStores? stores = invocation.Host.OpenExistingStores(BlueprintRequests.Project(invocation));
        RunRecord run = History.Find(stores?.Runs, invocation.Arguments.Word(0)!, null);
        if (run.Status != RunStatus.Running)
        {
            invocation.Console.Error.WriteLine($"Run {run.RunId} is not at work: {JsonOut.NameOf(run.Status)}.");
            return ExitCodes.Usage;
        }

        CancelRequests.Ask(stores!.State, run.RunId, $"{Environment.UserName}@{Environment.MachineName}");
        invocation.Console.Error.WriteLine($"Run {run.RunId} is asked to stop.");
        return ExitCodes.Done;
    }
}
