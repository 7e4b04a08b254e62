using System.Text.RegularExpressions;
using Weir.Golden.Support;

namespace Weir.Golden.Errors;

/// <summary>Bad input gets on Spark what it gets on the embedded engine: the same findings at the same places, and the same exit code.</summary>
public sealed partial class SparkErrorTests
{
    private static string Folder => Path.Combine(Repository.Goldens, "errors");

    public static TheoryData<string> Names => [.. Repository.Cases(Folder, "blueprint.yml")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gets_the_same_findings(string name)
    {
        using Workspace workspace = new();
        string folder = workspace.Copy(Path.Combine(Folder, name));
        string command = Path.Combine(folder, "command.txt");
        string[] words = File.Exists(command) ? File.ReadAllLines(command) : ["validate", "blueprint.yml"];
        if (words[0] != "validate" || words.Contains("--bind"))
        {
            SparkAddress.Require();
        }

        string address = SparkAddress.Find() ?? "sc://127.0.0.1:1";
        File.WriteAllText(Path.Combine(folder, "weir.yml"), $"weir_config: \"1.0\"\ndeployment: {{ engine: spark }}\nengine:\n  spark: {{ url: \"{address}\" }}\n");

        CliRun run = await CliRun.RunAsync(folder, words);

        FindingsIn($"{run.Out}{run.Error}exit code {run.Code}\n").ShouldBe(FindingsIn(File.ReadAllText(Path.Combine(Folder, name, "expected.txt"))));
    }

    /// <summary>Ids and places.</summary>
    private static string[] FindingsIn(string text) => [.. Findings().Matches(text).Select(match => match.Value.Trim())];

    [GeneratedRegex(@"^(error|warning|note)\[\w+\]|^ +--> .*$|^exit code \d+$", RegexOptions.Multiline)]
    private static partial Regex Findings();
}
