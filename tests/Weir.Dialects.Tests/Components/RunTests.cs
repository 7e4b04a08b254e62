using Weir.Connectors.Files;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Dialects.Tests.Components.Support;
using Weir.Engines.DuckDb;
using Weir.Runner;
using Weir.Stores.Sqlite;

namespace Weir.Dialects.Tests.Components;

/// <summary>Whole pipelines of components, from the text to the files.</summary>
public sealed class RunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-components-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private async Task<RunOutcome> RunAsync(string text, IEventSink? sink = null)
    {
        Pipeline pipeline = Pipeline.From(text, folder);
        pipeline.Findings.ShouldBeEmpty();
        await using SqliteRunStore store = SqliteRunStore.Open(In("store"), TimeProvider.System);
        RunnerServices services = new()
        {
            Engines = new Dictionary<string, IEngine> { ["duckdb"] = new DuckDbEngine() },
            Store = store,
            Targets = new LocalTargetStore(),
            Redactor = pipeline.Redactor,
            Time = TimeProvider.System,
        };
        return await new PipelineRunner(services).RunAsync(new RunRequest { Manifest = pipeline.Manifest, RunId = "r1" }, sink ?? new NoSink(), default);
    }

    [Fact]
    public async Task The_originals_demo_runs_as_it_is()
    {
        Directory.CreateDirectory(In("examples/resources"));
        await File.WriteAllTextAsync(
            In("examples/resources/customers.csv"),
            "customer_id,name,email,region,created_at\n1,Ada Byron,ADA@X.ORG,EU,2024-01-05\n4,No Mail,,US,2024-02-01\n2,Bo Li,Bo@y.com,US,2024-03-09\n");

        RunOutcome outcome = await RunAsync(
            $$""""
            # Reads customers, cleans them with SQL, writes CSV.
            {
              name: "local-demo"
              version: "1.0.0"
              environment: dev
              mode: batch
              spark { app_name: "Local Demo Pipeline", master: "local[*]", spark_conf { "spark.sql.shuffle.partitions": "10" } }
              components: [
                {
                  name: "read_customers"
                  component_type: source
                  class_path: "pyspark_pipeline_framework.examples.batch.ReadCsv"
                  config { path: "examples/resources/customers.csv", output_view: "raw_customers" }
                },
                {
                  name: "clean_customers"
                  component_type: transformation
                  class_path: "pyspark_pipeline_framework.examples.batch.SqlTransform"
                  depends_on: ["read_customers"]
                  config {
                    sql: """
                      SELECT customer_id, UPPER(name) AS name, LOWER(email) AS email, region, created_at
                      FROM raw_customers
                      WHERE email IS NOT NULL
                    """
                    output_view: "cleaned_customers"
                  }
                },
                {
                  name: "write_customers"
                  component_type: sink
                  class_path: "pyspark_pipeline_framework.examples.batch.WriteCsv"
                  depends_on: ["clean_customers"]
                  config { input_view: "cleaned_customers", path: "{{In("output")}}" }
                }
              ]
            }
            """");

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        outcome.Status.ShouldBe(RunStatus.Success);
        string file = Directory.EnumerateFiles(In("output"), "*.csv").ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(file)).ShouldBe(
            "customer_id,name,email,region,created_at\n1,ADA BYRON,ada@x.org,EU,2024-01-05\n2,BO LI,bo@y.com,US,2024-03-09\n");
    }

    [Fact]
    public async Task Query_to_query_to_parquet_and_back()
    {
        RunOutcome outcome = await RunAsync(
            """
            name: numbers, version: "1.0.0"
            vars { limit = 5 }
            components: [
              { name: numbers, component_type: source, class_path: SqlSource, config { sql: "SELECT id AS n FROM range("${vars.limit}")", output_view: numbers } }
              { name: squares, component_type: transformation, class_path: SqlTransform, config { sql: "SELECT n, n * n AS square FROM numbers WHERE n > 1", output_view: squares } }
              { name: save, component_type: sink, class_path: WriteParquet, config { input_view: squares, path: "out/squares.parquet" } }
              { name: save_json, component_type: sink, class_path: WriteJson, config { input_view: squares, path: "out/squares.json" } }
            ]
            """);

        outcome.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        (await File.ReadAllTextAsync(In("out/squares.json"))).ShouldBe("{\"n\":2,\"square\":4}\n{\"n\":3,\"square\":9}\n{\"n\":4,\"square\":16}\n");
        (await File.ReadAllBytesAsync(In("out/squares.parquet")))[..4].ShouldBe("PAR1"u8.ToArray());
    }

    [Fact]
    public async Task A_wrong_column_is_blamed_on_its_place_in_the_text()
    {
        const string text =
            """
            name: wrong, version: "1.0.0"
            components: [
              { name: numbers, component_type: source, class_path: SqlSource, config { sql: "SELECT 1 AS n", output_view: numbers } }
              { name: bad, component_type: transformation, class_path: SqlTransform, config { sql: "SELECT nn FROM numbers", output_view: bad } }
              { name: save, component_type: sink, class_path: WriteCsv, config { input_view: bad, path: "out.csv" } }
            ]
            """;

        RunOutcome outcome = await RunAsync(text);

        outcome.ExitCode.ShouldBe(1);
        outcome.Diagnostics.ShouldHaveSingleItem().Span.ToString().ShouldBe("pipeline.conf:4:96");
        File.Exists(In("out.csv")).ShouldBeFalse();
    }

    private sealed class NoSink : IEventSink
    {
        public void Publish(RunEvent happened)
        {
        }
    }
}
