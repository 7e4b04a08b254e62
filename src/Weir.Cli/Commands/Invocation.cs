using Weir.Cli.CommandLine;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary>One call of a command.</summary>
/// <param name="Arguments">What the user wrote.</param>
/// <param name="Console">Where to speak.</param>
/// <param name="Environment">What the process stands in.</param>
/// <param name="HostFactory">Makes the host; a command that needs none never does.</param>
internal sealed record Invocation(ParsedCommand Arguments, CliConsole Console, HostEnvironment Environment, Func<HostEnvironment, IWeirHost> HostFactory)
{
    private IWeirHost? host;

    /// <summary>Weir itself.</summary>
    public IWeirHost Host => host ??= HostFactory(Environment);

    public bool Verbose => Arguments.Has(GlobalOptions.Verbose);

    /// <summary>An absolute path for one that the user wrote.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Environment.CurrentDirectory);
}
