using Weir.Cli.CommandLine;

namespace Weir.Cli.Commands;

/// <summary>A command: what it takes, and what it does.</summary>
internal abstract class Command
{
    public abstract CommandSpec Spec { get; }

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A value does not read.</exception>
    /// <exception cref="Core.Diagnostics.WeirException">Something that the user can put right.</exception>
    public abstract Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken);
}
