using System.Text;
using Weir.Benchmarks.Overhead;

namespace Weir.Benchmarks.Blueprints;

/// <summary>Blueprints that ask much of the engine, beside the same SQL by hand; and many small ones in one process.</summary>
internal sealed class BlueprintBenchmark : IDisposable
{
    private const double TimeGoal = 1.25;
    private const double GoalMilliseconds = 15;
    private const int Many = 200;
    private const int WarmUps = 3;
    private const int WarmRuns = 50;

    private const string SmallBlueprint = """
        weir: "1.0"
        id: small
        context: { data: ".", out: out }
        modules:
          - { id: people, type: Ingress, config: { path: "${ctx.data}/people.csv" } }
          - { id: by_city, type: Channel, config: { query: "SELECT city, count(*) AS people FROM people GROUP BY city" } }
          - { id: save, type: Egress, config: { path: "${ctx.out}/by_city.parquet", mode: overwrite } }
        """;

    private const string SmallScript = """
        CREATE VIEW people AS SELECT * FROM read_csv('{data}/people.csv', header = true);
        COPY (SELECT city, count(*) AS people FROM people GROUP BY city) TO '{out}/by_city.parquet' (FORMAT parquet);

        """;

    private readonly string data;
    private readonly IReadOnlyList<Scenario> scenarios;
    private readonly string folder = Directory.CreateTempSubdirectory("weir-bench-").FullName;

    public BlueprintBenchmark(string repository)
    {
        data = Path.Combine(repository, "examples", "data", "node_modules", "vega-datasets", "data");
        scenarios = Scenario.All(repository);
    }

    private string Hand => Path.Combine(folder, "hand");

    private string Weir => Path.Combine(folder, "weir");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string Run(int rounds)
    {
        StringBuilder rows = new();
        for (int round = 0; round < WarmUps; round++)
        {
            foreach (Scenario scenario in scenarios)
            {
                OneRound(scenario, new Sides(), new Sides());
            }
        }

        foreach (Scenario scenario in scenarios)
        {
            rows.Append(Compare(scenario, rounds));
        }

        return $"""
            ### Quality, probes, many readers, increments

            Blueprints on 3,000,000 flights (`bench/scenarios/blueprint`) beside the same SQL in one DuckDB connection, both through Weir's binding, one run after another in one process, {rounds} rounds in turns. What both write is
            compared in each round. Weir's side begins at the Blueprint's text and ends with published targets and a written history.

            | Blueprint | by hand | Weir | ratio of medians | ratio of processor times |
            | --- | ---: | ---: | ---: | ---: |
            {rows.ToString().TrimEnd()}

            {MeasureMany()}
            """;
    }

    private string Compare(Scenario scenario, int rounds)
    {
        Sides wall = new(), processor = new();
        for (int round = 0; round < rounds; round++)
        {
            OneRound(scenario, wall, processor);
        }

        return $"| {scenario.Name}: {scenario.Text} | {wall.Hand.Median:0} ms (least {wall.Hand.Least:0}) | {wall.Weir.Median:0} ms (least {wall.Weir.Least:0}) | {Verdict.Of(wall.Ratio, TimeGoal)} | {processor.Ratio:0.00} |\n";
    }

    private void OneRound(Scenario scenario, Sides wall, Sides processor)
    {
        Clean();
        string store = NewStore();
        (double handWall, double handProcessor) = Clock.WithProcessor(() => HandRun.Run(scenario.Script, data, Hand));
        (double weirWall, double weirProcessor) = Clock.WithProcessor(() => ByWeir.Run(scenario.Blueprint, store, Weir, data));
        Outputs.ShouldAgree(Hand, Weir, scenario.Outputs);
        wall.Add(handWall, weirWall);
        processor.Add(handProcessor, weirProcessor);
        Console.Error.Write('.');
    }

    /// <summary>Many runs on one store: what a run costs beyond a fresh DuckDB that does the same.</summary>
    private string MeasureMany()
    {
        WriteSmall();
        Clean();
        Sides wall = new(), processor = new();
        for (int run = -WarmRuns; run < Many; run++)
        {
            (double handWall, double handProcessor) = Clock.WithProcessor(() => HandRun.Run(SmallScript, folder, Hand));
            (double weirWall, double weirProcessor) = Clock.WithProcessor(() => ByWeir.Run(Small, Path.Combine(folder, "store", "many"), Weir, folder));
            if (run >= 0)
            {
                wall.Add(handWall, weirWall);
                processor.Add(handProcessor, weirProcessor);
            }
        }

        Console.Error.Write('.');
        return $"""
            ### {Many} Blueprints in one process

            A Blueprint of three modules on three rows, {Many} times one after another on one store, in turns with a fresh DuckDB that runs the same SQL: all that Weir adds to a run, from reading the text to the stored end. Medians, after {WarmRuns}
            runs that are not counted. Processor time is that of all threads of the process, and does not grow when other programs want the machine.

            | | by hand | Weir | beyond the engine's own time |
            | --- | ---: | ---: | ---: |
            | processor time | {processor.Hand.Median:0.0} ms | {processor.Weir.Median:0.0} ms | {Beyond(processor.Beyond)} |
            | time | {wall.Hand.Median:0.0} ms (least {wall.Hand.Least:0.0}) | {wall.Weir.Median:0.0} ms (least {wall.Weir.Least:0.0}) | {Beyond(wall.Beyond)} |
            """;
    }

    private static string Beyond(double milliseconds) => $"**{milliseconds:0.0} ms** (goal at most {GoalMilliseconds:0} ms, {(milliseconds <= GoalMilliseconds ? "met" : "missed")})";

    /// <summary>A history that exists but knows nothing of the Blueprint: without its watermark, and without the cost of making one.</summary>
    private string NewStore()
    {
        string pattern = Path.Combine(folder, "store", "many");
        if (!Directory.Exists(pattern))
        {
            WriteSmall();
            ByWeir.Run(Small, pattern, Weir, folder);
        }

        string made = Path.Combine(folder, "store", Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(made);
        foreach (string file in Directory.EnumerateFiles(pattern))
        {
            File.Copy(file, Path.Combine(made, Path.GetFileName(file)));
        }

        return made;
    }

    private string Small => Path.Combine(folder, "small.yml");

    private void WriteSmall()
    {
        File.WriteAllText(Small, SmallBlueprint);
        File.WriteAllText(Path.Combine(folder, "people.csv"), "name,city\nann,Oslo\nbob,Rome\ncid,Oslo\n");
    }

    private void Clean()
    {
        foreach (string output in new[] { Hand, Weir })
        {
            if (Directory.Exists(output))
            {
                Directory.Delete(output, recursive: true);
            }

            Directory.CreateDirectory(Path.Combine(output, "flights"));
        }
    }
}
