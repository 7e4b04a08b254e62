using Weir.Cli;
using Weir.Hosting;

namespace Weir.Cli.Tests.Support;

/// <summary>Calls the command line as a process would, with captured output.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public static async Task<CliRun> In(string directory, params string[] words) => await With(directory, [], false, words);

    public static async Task<CliRun> Of(params string[] words) => await In(Golden.Root, words);

    /// <summary>On a host of the test.</summary>
    public static async Task<CliRun> On(IWeirHost host, params string[] words) => await With(Golden.Root, [], false, host, words);

    public static async Task<CliRun> With(string directory, Dictionary<string, string> variables, bool terminal, params string[] words) =>
        await With(directory, variables, terminal, null, words);

    /// <param name="directory">The current directory.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="terminal">Whether output goes to a terminal.</param>
    /// <param name="host">The host; a fake when null.</param>
    /// <param name="words">The command line.</param>
    private static async Task<CliRun> With(string directory, Dictionary<string, string> variables, bool terminal, IWeirHost? host, string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliConsole console = new()
        {
            Out = output,
            Error = error,
            OutIsTerminal = terminal,
            ErrorIsTerminal = terminal,
            WantsColor = CliConsole.Wants(variables),
        };
        HostEnvironment environment = new() { CurrentDirectory = directory, Variables = variables };
        int code = await Task.Run(() => new CliHost(console, environment, _ => host ?? new FakeHost()).Run(words, TestContext.Current.CancellationToken));
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
