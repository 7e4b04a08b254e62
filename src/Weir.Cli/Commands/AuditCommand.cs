using Weir.Cli.CommandLine;
using Weir.Hosting;
using Weir.Runner.Hooks;

namespace Weir.Cli.Commands;

/// <summary><c>weir audit</c>: checks that the audit log is whole.</summary>
internal sealed class AuditCommand : Command
{
    private static readonly Argument What = new("TASK", "verify: check every line's hash") { Choices = ["verify"], Kind = ValueKind.Text };

    private static readonly Argument Log = new("FILE", "the log; the project's when left out") { IsRequired = false };

    public override CommandSpec Spec { get; } = new("audit", "check that nobody changed the audit log")
    {
        Description = "Each line holds the hash of the one before it. Lines cut off at the end are found only by who noted the last hash elsewhere: it is printed.",
        Arguments = [What, Log],
        Options = [.. BlueprintOptions.Stores],
        Examples = [new("weir audit verify", "the project's log")],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        IWeirHost host = invocation.Host;
        string? file = invocation.Arguments.Word(1) is { } given ? invocation.FullPath(given) : host.AuditLog(BlueprintRequests.Project(invocation));
        if (file is null || !File.Exists(file))
        {
            invocation.Console.Error.WriteLine(file is null ? "This project writes no audit log; it says so with 'audit: {}' in weir.yml." : $"There is no audit log {file}.");
            return Task.FromResult(ExitCodes.Usage);
        }

        (long lines, string hash, string? problem) = AuditLog.Verify(file);
        invocation.Console.Out.WriteLine(problem is null ? $"whole: {lines} lines, last hash {hash}" : $"broken: {problem}");
        return Task.FromResult(problem is null ? ExitCodes.Done : ExitCodes.RunTime);
    }
}
