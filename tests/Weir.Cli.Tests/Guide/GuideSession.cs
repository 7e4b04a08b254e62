using System.Text.RegularExpressions;
using Weir.Cli.Tests.Support;
using Weir.Hosting;

namespace Weir.Cli.Tests.Guide;

/// <summary>A reader who follows a page: writes its files into a folder and types its commands there.</summary>
internal sealed partial class GuideSession : IDisposable
{
    /// <summary>What the folder is called in the outputs on the pages.</summary>
    private const string Shown = "/home/you/orders";

    private readonly TemporaryFolder folder = new();

    public string Write(string name, string text) => folder.Write(name, text);

    public Compiled Compile(string path, bool checkSources) =>
        Host().Compile(new CompileRequest { Path = Path.Combine(folder.Path, path), CheckSources = checkSources });

    /// <summary>Types a command; gives what it printed, and its exit code when that is not 0.</summary>
    public string Type(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0] switch
        {
            "cat" => File.ReadAllText(Path.Combine(folder.Path, words[1])),
            "weir" => Weir(words[1..]),
            _ => throw new InvalidOperationException($"The guide's tests don't know the command '{words[0]}'."),
        };
    }

    /// <summary>Without what differs from run to run: times, rates, sizes, ids, bars.</summary>
    public static string Normal(string output)
    {
        string text = RunId().Replace(output, "(id)");
        text = Instant().Replace(text, "(time)");
        text = Duration().Replace(text, "(took)");
        text = Fingerprint().Replace(text, "(print)");
        text = Size().Replace(text, "(size)");
        text = Bar().Replace(text, "");
        return string.Join('\n', text.Split('\n').Select(line => Gap().Replace(line, " ").TrimEnd()));
    }

    public void Dispose() => folder.Dispose();

    private string Weir(string[] words)
    {
        using StringWriter output = new() { NewLine = "\n" };
        CliConsole console = new() { Out = output, Error = output, WantsColor = false };
        int code = new CliHost(console, Environment(), static environment => new WeirHost(environment)).Run(words, TestContext.Current.CancellationToken);
        string text = output.ToString().Replace(folder.Path, Shown, StringComparison.Ordinal);
        return code == 0 ? text : $"{text}(exit code {code})\n";
    }

    private WeirHost Host() => new(Environment());

    private HostEnvironment Environment() => new() { CurrentDirectory = folder.Path, Variables = new Dictionary<string, string>() };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex RunId();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\+00(:00)?)?")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\d[\d,.]* (µs|ms|s)\b|(?<=""(duration|elapsed|seconds)\w*"": ?)[\d.e-]+")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b")]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"\d[\d,.]* ([KMG]i)?B\b|(?<=""bytes\w*"": ?)\d+")]
    private static partial Regex Size();

    [GeneratedRegex("[█▉▊▋▌▍▎▏]+")]
    private static partial Regex Bar();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
