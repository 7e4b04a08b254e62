using Weir.Golden.Support;

namespace Weir.Golden.Examples;

/// <summary>The same Blueprint on a Spark cluster gives the rows that are committed for the embedded engine: same columns, same values, in whatever order and files.</summary>
/// <remarks>Runs where <c>./test</c> started a server; its test output names what can't run and why.</remarks>
public sealed class EngineDiffTests
{
    /// <summary>Examples that can't be the same, with the reason.</summary>
    private static readonly Dictionary<string, string> Different = new(StringComparer.Ordinal)
    {
        ["badlines"] = "lines are set aside in the embedded engine; validate says so",
        ["functions"] = "C# runs in the embedded engine; validate says so",
        ["readings"] = "`compression_level` of Parquet is not one of Spark's options; validate says so",
        ["rules"] = "C# runs in the embedded engine; validate says so",
    };

    /// <summary>Modules that stay on the embedded engine, with the reason; rows pass to them from Spark.</summary>
    private static readonly Dictionary<string, (string Module, string Reason)> Pinned = new(StringComparer.Ordinal)
    {
        ["sales"] = ("save_incomplete", "a CSV target with an array column: Spark writes none, and says so"),
    };

    public static TheoryData<string> Names => [.. Repository.Cases(Repository.Examples, "blueprint.yml"), .. Repository.Cases(Repository.Examples, "pipeline.conf")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Example_gives_the_same_on_Spark(string name)
    {
        string? server = Environment.GetEnvironmentVariable("WEIR_SPARK_RUNNING");
        Assert.SkipWhen(server is null, "Spark server not present");
        Assert.SkipWhen(Different.ContainsKey(name), Different.GetValueOrDefault(name, ""));
        string url = File.ReadAllText(Path.Combine(server!, "spark.url")).Trim();
        using Workspace workspace = new();
        string folder = workspace.Copy(Path.Combine(Repository.Examples, name));
        workspace.Link(Path.Combine(Repository.Examples, "data"));
        File.WriteAllText(Path.Combine(folder, "weir.yml"), $"weir_config: \"1.0\"\ndeployment: {{ engine: spark }}\nengine:\n  spark: {{ url: \"{url}\" }}\n");
        string file = File.Exists(Path.Combine(folder, "blueprint.yml")) ? "blueprint.yml" : "pipeline.conf";
        if (Pinned.TryGetValue(name, out (string Module, string Reason) pinned))
        {
            string text = File.ReadAllText(Path.Combine(folder, file)), head = $"  - id: {pinned.Module}\n";
            text.ShouldContain(head);
            File.WriteAllText(Path.Combine(folder, file), text.Replace(head, head + "    engine: duckdb\n", StringComparison.Ordinal));
            TestContext.Current.TestOutputHelper?.WriteLine($"'{pinned.Module}' runs on the embedded engine: {pinned.Reason}");
        }

        CliRun run = await CliRun.RunAsync(folder, "run", file, "--run-id", "golden");

        run.Code.ShouldBe(0, run.Error + run.Out);
        string committed = File.ReadAllText(Path.Combine(Repository.Goldens, "examples", name, "outputs.txt"));
        WithoutFileCounts(OutputDigest.Of(Path.Combine(folder, "out"))).ShouldBe(WithoutFileCounts(committed));
    }

    /// <summary>How many files a folder has is the engine's affair.</summary>
    private static string WithoutFileCounts(string digest) => string.Join('\n', digest.Split('\n').Select(line => line.StartsWith("## ", StringComparison.Ordinal) ? line[..line.LastIndexOf(':')] : line));
}
