using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir run</c>: compiles, runs and publishes; all or nothing.</summary>
internal sealed class RunCommand : Command
{
    /// <summary>Also of <c>weir retry</c>.</summary>
    internal static readonly Option Form = new("--format", "the result: a summary, one JSON document, or every event as a line of JSON")
    {
        ValueName = "FORMAT", Choices = [OutputFormat.Text, OutputFormat.Json, "jsonl"], Default = OutputFormat.Text,
    };

    private static readonly Option RunId = new("--run-id", "the run's id; made up when left out") { ValueName = "ID" };

    private static readonly Option Resume = new("--resume", "finish a run that did not end; without an id the last such run of this Blueprint")
    {
        ValueName = "RUN", IsValueOptional = true,
    };

    private static readonly Option Force = new("--force", "with --resume: go on although the Blueprint's structure changed; what is unchanged is taken over");

    private static readonly Option From = new("--from", "only this module and what runs behind it, with the sources that its rows need") { ValueName = "MODULE" };

    private static readonly Option To = new("--to", "only this module and what it runs behind") { ValueName = "MODULE" };

    private static readonly Option Parallel = new("--parallel", "how many modules may be at work at once; what the Blueprint says when left out") { ValueName = "N" };

    private static readonly Option Wait = new("--wait", "wait for a target that another run is writing; otherwise the run is refused");

    public override CommandSpec Spec { get; } = new("run", "run a Blueprint")
    {
        Description = "Checks everything first, then runs. Targets change only when the whole run has succeeded; Ctrl-C stops the run\nand leaves them as they were, Ctrl-C twice stops at once.",
        Arguments = [BlueprintOptions.Blueprint],
        Options = [RunId, Resume, Force, From, To, Parallel, Wait, Form, .. BlueprintOptions.All],
        Examples =
        [
            new("weir run examples/hello/blueprint.yml", "run it"),
            new("weir run orders.yml --profile prod --ctx day=2024-02-29", "with other values"),
            new("weir run orders.yml --resume", "finish the last run that was cut off"),
            new("weir run orders.yml --from clean --to save", "a part of it"),
            new("weir run orders.yml --format jsonl", "every event as it comes, for a program"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Arguments.Has(RunId) && invocation.Arguments.Has(Resume))
        {
            throw new UsageException("--run-id and --resume exclude each other: a resumed run keeps its id.");
        }

        if (invocation.Arguments.Has(Force) && !invocation.Arguments.Has(Resume))
        {
            throw new UsageException("--force goes with --resume.");
        }

        return await BlueprintRun.RunAsync(
            invocation, invocation.Arguments.Word(0)!, invocation.Arguments.Get(RunId), Options(invocation), invocation.Arguments.Get(Form)!, cancellationToken);
    }

    private static RunOptions Options(Invocation invocation) => new()
    {
        Resume = invocation.Arguments.Has(Resume),
        ResumeRunId = invocation.Arguments.Get(Resume),
        Force = invocation.Arguments.Has(Force),
        From = invocation.Arguments.Get(From),
        To = invocation.Arguments.Get(To),
        Parallelism = invocation.Arguments.Has(Parallel) ? invocation.Arguments.GetInteger(Parallel, 1) : null,
        WaitForTargets = invocation.Arguments.Has(Wait),
    };
}
