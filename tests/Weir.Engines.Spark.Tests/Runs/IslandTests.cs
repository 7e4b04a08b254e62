using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Engines.Spark.Tests.Support;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>Modules of one Blueprint on two engines: rows pass from one to the other and back.</summary>
public sealed class IslandTests(SparkServer server) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-spark-islands-").FullName;
    private readonly List<RunEvent> events = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Rows_go_to_Spark_and_come_back()
    {
        RunOutcome outcome = await RunAsync("sum(v)");

        outcome.Diagnostics.ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder, "out.csv")).ReplaceLineEndings("\n").ShouldBe("k,total,n\na,3,2\nb,30,1\n");
        events.OfType<RuleJudged>().Single().Passed.ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(Path.Combine(folder, ".weir", "handover")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_beyond_a_handover_is_told_of_the_module_that_made_it()
    {
        RunOutcome outcome = await RunAsync("sum(1 DIV (v - v))");

        outcome.ExitCode.ShouldNotBe(0);
        events.OfType<ModuleFinished>().Where(end => end.Status == ModuleStatus.Error).Select(end => end.ModuleId).ShouldBe(["grouped"]);
        File.Exists(Path.Combine(folder, "out.csv")).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Path.Combine(folder, ".weir", "handover")).ShouldBeEmpty();
    }

    private async Task<RunOutcome> RunAsync(string total)
    {
        File.WriteAllText(Path.Combine(folder, "numbers.csv"), "k,v\na,1\na,2\nb,30\n");
        File.WriteAllText(Path.Combine(folder, "blueprint.yml"), $$"""
            weir: "1.0"
            id: islands
            modules:
              - { id: numbers, type: Ingress, config: { format: csv, path: numbers.csv } }
              - { id: grouped, type: Channel, engine: spark, config: { op: sql, query: "SELECT k, {{total}} AS total, count(*) AS n FROM numbers GROUP BY k" } }
              - { id: checked, type: Assert, config: { rules: [ { type: min_rows, min: 2 } ] } }
              - { id: sorted, type: Channel, engine: duckdb, config: { op: sort, order_by: k } }
              - { id: save, type: Egress, config: { format: csv, path: out.csv, mode: overwrite } }
            engine:
              spark: { url: "{{server.Url}}" }
            """);
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
