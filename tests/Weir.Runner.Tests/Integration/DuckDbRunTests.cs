using System.Text.Json;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.DuckDb;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Integration;

/// <summary>Whole runs on DuckDB with files.</summary>
public sealed class DuckDbRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-run-").FullName;
    private readonly FakeStore store = new();
    private readonly RecordingSink sink = new();

    public DuckDbRunTests() => File.WriteAllText(
        In("people.csv"),
        "id,name,age,seen\n1,Ada,36,2026-01-02\n2,Bob,,2026-01-01\n3,,41,2025-12-01\n4,Eve,-5,\n");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private string In(string name) => Path.Combine(folder, name);

    private ManifestBuilder People() => new ManifestBuilder { Engine = "duckdb" }.Ingress("people", In("people.csv"));

    private Task<RunOutcome> RunAsync(ManifestBuilder builder)
    {
        RunnerServices services = new()
        {
            Engines = new Dictionary<string, IEngine> { ["duckdb"] = new DuckDbEngine() },
            Store = store,
            Targets = new FolderTargets(),
            Redactor = new SecretRedactor(),
            Time = new ManualTime(),
        };
        return new PipelineRunner(services).RunAsync(new RunRequest { Manifest = builder.Build(), RunId = "r1" }, sink, default);
    }

    private static MappingNode Rule(string type, params (string, object?)[] more) => Nodes.Map([("type", type), .. more]);

    private string[] Written(string name) => File.ReadAllText(In(name)).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Quarantined_rows_are_in_the_spillway_and_all_others_in_main()
    {
        RunOutcome outcome = await RunAsync(People()
            .Assert("gate", "people",
                Rule("not_null", ("column", "name"), ("on_fail", "quarantine")),
                Rule("sql_row", ("expr", "age > 0"), ("error_type", "BadAge")),
                Rule("spillway_rate", ("max", 0.8)),
                Rule("min_rows", ("min", 4)))
            .Egress("good", "gate", In("good.csv"), format: "csv")
            .Egress("bad", "gate", In("bad.csv"), port: Ports.Spillway, format: "csv"));

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        Written("good.csv").ShouldBe(["id,name,age,seen", "1,Ada,36,2026-01-02"]);
        Written("bad.csv").ShouldBe([
            "id,name,age,seen,_aq_error_module,_aq_error_rule,_aq_error_type,_aq_error_msg,_aq_error_ts",
            "2,Bob,,2026-01-01,gate,sql_row,BadAge,failed: age > 0,2026-01-02 03:04:05+00",
            "3,,41,2025-12-01,gate,not_null,not_null,column 'name' contains null,2026-01-02 03:04:05+00",
            "4,Eve,-5,,gate,sql_row,BadAge,failed: age > 0,2026-01-02 03:04:05+00",
        ], ignoreOrder: true);
        sink.Events.OfType<RuleJudged>().Select(r => (r.RuleType, r.Passed, r.FailedRows)).ShouldBe([
            ("not_null", false, 1), ("sql_row", false, 2), ("min_rows", true, null), ("spillway_rate", true, 3),
        ]);
    }

    [Fact]
    public async Task Later_rule_is_not_evaluated_on_rows_that_an_earlier_one_sent_away()
    {
        await File.WriteAllTextAsync(In("codes.csv"), "code\n12\nx\n-3\n");
        MappingNode[] rules =
        [
            Rule("sql_row", ("expr", "regexp_matches(code, '^-?[0-9]+$')"), ("error_type", "NoNumber")),
            Rule("sql_row", ("expr", "CAST(code AS INTEGER) > 0"), ("error_type", "NotPositive")),
            Rule("min_rows", ("min", 3)),
        ];

        RunOutcome outcome = await RunAsync(new ManifestBuilder { Engine = "duckdb" }.Ingress("codes", In("codes.csv"))
            .Assert("gate", "codes", rules)
            .Egress("good", "gate", In("good.csv"), format: "csv")
            .Egress("bad", "gate", In("bad.csv"), port: Ports.Spillway, format: "csv"));

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        Written("good.csv").ShouldBe(["code", "12"]);
        sink.Events.OfType<RuleJudged>().Select(r => (r.ErrorType, r.FailedRows)).ShouldBe([("NoNumber", 1), ("NotPositive", 1), ("min_rows", null)]);
    }

    [Fact]
    public async Task Rules_and_signals_are_answered_from_one_pass()
    {
        RunOutcome outcome = await RunAsync(People()
            .Assert("gate", "people",
                Rule("schema_match", ("expected", Nodes.Map(("id", "int"), ("seen", "date")))),
                Rule("freshness", ("column", "seen")),
                Rule("null_rate", ("column", "age"), ("max", 0.25)),
                Rule("sql", ("expr", "max(age) < 100")))
            .Probe("look", "gate",
                Rule("row_count_estimate"),
                Rule("null_rates", ("columns", "age")),
                Rule("value_distribution", ("columns", "age"), ("percentiles", new object[] { 0.5 })),
                Rule("distinct_count", ("columns", "id")),
                Rule("data_freshness", ("column", "seen")),
                Rule("threshold", ("expr", "count(*) = 4")),
                Rule("custom", ("sql", "max(age)"), ("passed_when", "value > 40")),
                Rule("sample_rows", ("n", 1), ("columns", new[] { "id", "name" })))
            .Egress("out", "gate", In("out.csv"), format: "csv"));

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        sink.Events.OfType<RuleJudged>().Select(r => r.Message).ShouldBe([
            "schema_match: 2 column(s) as expected",
            "freshness: data is 3.07h old, max allowed 24h",
            "null_rate[age]: 25% <= allowed 25% (sample_size=4, fraction=1)",
            "sql assertion held: 'max(age) < 100'",
        ]);
        sink.Events.OfType<SignalCaptured>().Select(s => s.Payload).ShouldBe([
            """{"method":"exact_count","estimate":4}""",
            """{"fraction":1,"sample_size":4,"null_rates":{"age":0.25}}""",
            """{"fraction":1,"stats":{"age":{"min":-5,"max":41,"mean":24,"stddev":25.238858928247925,"count_non_null":3,"percentiles":{"0.5":36}}}}""",
            """{"fraction":1,"distinct_counts":{"id":4}}""",
            """{"column":"seen","max_value":"2026-01-02T00:00:00.0000000+00:00","sampled":false,"fraction":1}""",
            """{"passed":true,"value":true,"expr":"count(*) = 4"}""",
            """{"custom":true,"sql":"max(age)","estimate":41,"passed":true}""",
            """{"n":1,"rows":[{"id":1,"name":"Ada"}]}""",
        ]);
        sink.Events.OfType<NoticeRaised>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Value_that_can_not_be_cast_is_blamed_on_the_channel_and_nothing_is_written()
    {
        await File.WriteAllTextAsync(In("a.csv"), "old");

        RunOutcome outcome = await RunAsync(People()
            .Channel("cast", "SELECT id, CAST(name AS INTEGER) AS n FROM people", ["people"])
            .Egress("a", "people", In("a.csv"), format: "csv")
            .Egress("b", "cast", In("b.csv"), format: "csv"));

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.ModuleId.ShouldBe("cast");
        outcome.Error.Message.ShouldContain("Ada");
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe(["a.csv", "people.csv"], ignoreOrder: true);
        Written("a.csv").ShouldBe(["old"]);
    }

    [Fact]
    public async Task Column_that_does_not_exist_is_found_before_the_run_begins()
    {
        RunOutcome outcome = await RunAsync(People()
            .Channel("one", "SELECT nome FROM people", ["people"])
            .Channel("two", "SELECT agee FROM people", ["people"])
            .Egress("b", "one", In("b.csv"), format: "csv"));

        outcome.ExitCode.ShouldBe(1);
        outcome.Diagnostics.Select(d => d.ModuleId).ShouldBe(["one", "two"]);
        sink.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_of_a_partitioned_target_makes_its_folders()
    {
        RunOutcome outcome = await RunAsync(People().Egress("out", "people", In("out") + "/", format: "csv", more: ("partition_by", new[] { "id" })));

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        Directory.EnumerateDirectories(In("out")).Select(Path.GetFileName).Order().ShouldBe(["id=1", "id=2", "id=3", "id=4"]);
        sink.Events.OfType<ModuleFinished>().Single(m => m.ModuleId == "out").RowsOut.ShouldBe(4);
    }

    [Fact]
    public async Task Cancelling_a_long_write_stops_it_and_leaves_nothing()
    {
        using CancellationTokenSource stop = new();
        sink.OnEvent = (_, happened) =>
        {
            if (happened is ModuleStarted { ModuleId: "out" })
            {
                stop.CancelAfter(50);
            }
        };
        RunnerServices services = new()
        {
            Engines = new Dictionary<string, IEngine> { ["duckdb"] = new DuckDbEngine() },
            Store = store,
            Targets = new FolderTargets(),
            Redactor = new SecretRedactor(),
            Time = TimeProvider.System,
        };
        Manifest endless = People().Channel("big", "SELECT count(*) AS n FROM range(100000000000) a, people", ["people"]).Egress("out", "big", In("out.csv"), format: "csv").Build();

        RunOutcome outcome = await new PipelineRunner(services).RunAsync(new RunRequest { Manifest = endless, RunId = "r1" }, sink, stop.Token);

        outcome.Status.ShouldBe(RunStatus.Cancelled);
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe(["people.csv"]);
    }
}
