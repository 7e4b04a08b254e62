using Weir.Cli.CommandLine;
using Weir.Core.Contracts;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir retry</c>: finishes a run by its id, wherever its Blueprint is.</summary>
internal sealed class RetryCommand : Command
{
    private static readonly Argument Run = new("RUN", "the run's id, its beginning, or 'last'") { Kind = ValueKind.Text };

    private static readonly Option Force = new("--force", "go on although the Blueprint's structure changed; what is unchanged is taken over");

    public override CommandSpec Spec { get; } = new("retry", "do again what a run did not do")
    {
        Description = "As 'weir run BLUEPRINT --resume RUN' for the Blueprint that the run was of. Give the values that it was run with (--profile, --ctx, --set):\nwhat they change runs again.",
        Arguments = [Run],
        Options = [Force, RunCommand.Form, .. BlueprintOptions.All],
        Examples = [new("weir retry last", "finish the newest run"), new("weir retry 0199a7 --profile prod", "with the values that it had")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        RunRecord run;
        IRunStore? store = History.Open(invocation, invocation.Host);
        await using (store)
        {
            run = History.Find(store, invocation.Arguments.Word(0)!, null);
        }

        RunOptions options = new() { Resume = true, ResumeRunId = run.RunId, Force = invocation.Arguments.Has(Force) };
        return await BlueprintRun.RunAsync(invocation, run.SourcePath, null, options, invocation.Arguments.Get(RunCommand.Form)!, cancellationToken);
    }
}
