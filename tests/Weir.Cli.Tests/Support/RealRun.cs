using Weir.Hosting;

namespace Weir.Cli.Tests.Support;

/// <summary>The command line on the real host, in a folder of its own.</summary>
internal sealed class RealRun : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public CliRun Type(params string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CliConsole console = new() { Out = output, Error = error, WantsColor = false };
        HostEnvironment environment = new() { CurrentDirectory = Folder.Path, Variables = Variables };
        int code = new CliHost(console, environment, static e => new WeirHost(e)).Run(words, TestContext.Current.CancellationToken);
        return new CliRun(code, output.ToString().Replace(Folder.Path, "~", StringComparison.Ordinal), error.ToString().Replace(Folder.Path, "~", StringComparison.Ordinal));
    }

    public void Dispose() => Folder.Dispose();
}
