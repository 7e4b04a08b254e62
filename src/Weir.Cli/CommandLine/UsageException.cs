namespace Weir.Cli.CommandLine;

/// <summary>The command line is wrong; ends the process with exit code 5.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message, string? hint = null)
        : base(message) => Hint = hint;

    public string? Hint { get; }
}
