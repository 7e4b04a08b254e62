using Weir.Cli;
using Weir.Hosting;

namespace Weir.Golden.Support;

/// <summary>One call of the command line on the real host, in this process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int Code, string Out, string Error)
{
    public static async Task<CliRun> RunAsync(string directory, IReadOnlyDictionary<string, string> variables, params string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliConsole console = new() { Out = output, Error = error, WantsColor = false };
        HostEnvironment environment = new() { CurrentDirectory = directory, Variables = variables, Time = StoppedClock.Instance };
        int code = await Task.Run(() => new CliHost(console, environment, e => new WeirHost(e)).Run(words, TestContext.Current.CancellationToken));
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public static Task<CliRun> RunAsync(string directory, params string[] words) => RunAsync(directory, new Dictionary<string, string>(), words);
}
