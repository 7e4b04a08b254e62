using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Tests.Support;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>What Asserts and Probes ask rides on the write: the cluster reads the rows once.</summary>
[Collection(AloneCollection.Name)]
public sealed class OneJobTests(SparkServer server) : IDisposable
{
    private const string Head = """
        aqueduct: "1.0"
        id: jobs
        modules:
          - { id: numbers, type: Ingress, engine: spark, config: { format: parquet, path: numbers.parquet } }
          - { id: big, type: Channel, engine: spark, config: { op: filter, condition: "id >= 5" } }
        """;

    private const string Checks = """

          - id: counted
            type: Assert
            engine: spark
            config: { rules: [ { type: min_rows, min: 10 }, { type: null_rate, column: id, max: 0.5 } ] }
          - id: whole
            type: Assert
            engine: spark
            config: { rules: [ { type: sql_row, expr: "id >= 5", on_fail: warn } ] }
          - id: summed
            type: Assert
            engine: spark
            config: { rules: [ { type: sql, expr: "sum(id) > LIMIT" } ] }
          - { id: profile, type: Probe, engine: spark, attach_to: summed, config: { signals: [ { type: row_count_estimate }, { type: value_distribution, columns: [id] } ] } }
          - { id: blanks, type: Probe, engine: spark, attach_to: counted, config: { signals: [ { type: null_rates, columns: [id] } ] } }
        """;

    private const string Tail = """

          - { id: save, type: Egress, engine: spark, config: { format: parquet, path: out/, mode: overwrite } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("weir-spark-jobs-").FullName;
    private readonly List<RunEvent> events = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Asserts_and_probes_cost_no_job()
    {
        await MakeNumbersAsync();
        int plain = await JobsOfAsync(Head + Tail + Edges("numbers", "big", "save"));
        int watched = await JobsOfAsync(Head + Checks.Replace("LIMIT", "0", StringComparison.Ordinal) + Tail + Edges("numbers", "counted", "whole", "big", "summed", "save"));
        watched.ShouldBe(plain);
        RuleJudged[] judged = [.. events.OfType<RuleJudged>()];
        judged.Select(rule => (rule.ModuleId, rule.RuleType, rule.Passed)).ShouldBe(
            [("counted", "min_rows", true), ("counted", "null_rate", true), ("whole", "sql_row", false), ("summed", "sql", true)], ignoreOrder: true);
        judged.Single(rule => rule.RuleType == "sql_row").FailedRows.ShouldBe(5);
        events.OfType<ModuleFinished>().Last(end => end.ModuleId == "save").RowsOut.ShouldBe(995);
        events.OfType<SignalCaptured>().Select(signal => signal.SignalType).ShouldBe(["row_count_estimate", "value_distribution", "null_rates"], ignoreOrder: true);
        events.OfType<SignalCaptured>().Single(signal => signal.SignalType == "row_count_estimate").Payload.ShouldContain("995");
    }

    [Fact]
    public async Task They_cost_none_in_a_write_to_a_table_either()
    {
        await MakeNumbersAsync();
        string tail = Tail.Replace("parquet, path: out/, mode: overwrite", "delta, path: table, mode: append", StringComparison.Ordinal);
        await JobsOfAsync(Head + tail + Edges("numbers", "big", "save"));
        int plain = await JobsOfAsync(Head + tail + Edges("numbers", "big", "save"));
        int watched = await JobsOfAsync(Head + Checks.Replace("LIMIT", "0", StringComparison.Ordinal) + tail + Edges("numbers", "counted", "whole", "big", "summed", "save"));
        watched.ShouldBe(plain);
        events.OfType<RuleJudged>().Count().ShouldBe(4);
        events.OfType<ModuleFinished>().Last(end => end.ModuleId == "save").RowsOut.ShouldBe(995);
    }

    [Fact]
    public async Task A_broken_rule_leaves_the_target_as_it_was()
    {
        await MakeNumbersAsync();
        await JobsOfAsync(Head + Tail + Edges("numbers", "big", "save"));
        string[] before = Files();
        (await RunAsync(Head + Checks.Replace("LIMIT", "10000000", StringComparison.Ordinal) + Tail + Edges("numbers", "counted", "whole", "big", "summed", "save"))).ExitCode.ShouldNotBe(0);
        Files().ShouldBe(before);
        events.OfType<ModuleFinished>().Last(end => end.ModuleId == "summed").Status.ShouldBe(ModuleStatus.Error);
        Directory.EnumerateFileSystemEntries(folder, ".*").Where(path => path.Contains("stag", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static string Edges(params string[] chain) =>
        "\nedges:\n" + string.Concat(chain.Zip(chain.Skip(1)).Select(edge => $"  - {{ from: {edge.First}, to: {edge.Second} }}\n"));

    private string[] Files() => [.. Directory.EnumerateFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private async Task MakeNumbersAsync()
    {
        await using SparkClient client = await server.ConnectAsync();
        Wire.WriteOperation write = new() { Input = Plans.Sql("SELECT id FROM range(0, 1000, 1, 2)"), Source = "parquet", Path = "file://" + Path.Combine(folder, "numbers.parquet") };
        write.Mode = Wire.WriteOperation.Types.SaveMode.Overwrite;
        await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(new Wire.Plan { Command = new Wire.Command { WriteOperation = write } }, CancellationToken.None))
        {
            response.OperationId.ShouldNotBeEmpty();
        }
    }

    private async Task<int> JobsOfAsync(string blueprint)
    {
        (int before, _) = await server.Jobs.CountAsync();
        RunOutcome outcome = await RunAsync(blueprint);
        outcome.Diagnostics.ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
        (int after, _) = await server.Jobs.CountAsync();
        return after - before;
    }

    private async Task<RunOutcome> RunAsync(string blueprint)
    {
        events.Clear();
        File.WriteAllText(Path.Combine(folder, "blueprint.yml"), blueprint + $"engine:\n  spark: {{ url: \"{server.Url}\" }}\n");
        WeirHost host = new(new HostEnvironment { CurrentDirectory = folder, Variables = new Dictionary<string, string>() });
        Compiled compiled = host.Compile(new CompileRequest { Path = "blueprint.yml" });
        compiled.Diagnostics.Where(found => found.Severity == Severity.Error).ShouldBeEmpty();
        return await host.RunAsync(compiled, new RunOptions(), new Recorder(events), CancellationToken.None);
    }

    private sealed class Recorder(List<RunEvent> events) : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            lock (events)
            {
                events.Add(runEvent);
            }
        }
    }
}
