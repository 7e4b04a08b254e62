using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

/// <summary>Steps on databases that are resources of a flow, under the names of today and the older ones.</summary>
public sealed class SqlStepTests : IDisposable
{
    private const string Head = """
        version: 1
        flow: { id: f, workspace: { root: work, allow_paths: [.] } }
        resources:
          shop: { kind: db, driver: sqlalchemy, config: { url: "sqlite:///{{env.DB}}" }, options: { pool: { size: 5 } } }
        jobs:
          - id: a
            steps:
              - id: make
                type: sql.execute
                inputs:
                  resource: shop
                  sql: "CREATE TABLE t (id INTEGER, v TEXT); INSERT INTO t VALUES (1, :quoted), (2, ':none'), (3, NULL) -- :no"
                  params: { quoted: "it's" }

        """;

    private readonly FlowScene scene = new();

    public SqlStepTests() => scene.Variables["DB"] = "shop.db";

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Older_names_write_what_they_wrote()
    {
        RunOutcome outcome = await scene.RunAsync(Head + """
                  - { id: tsv, type: db_extract, inputs: { resource: shop, sql: "SELECT id, v FROM t WHERE id IN (:ids) ORDER BY id", params: { ids: [1, 2] }, output: a.tsv } }
                  - id: csv
                    type: db_extract_stream
                    inputs: { resource: shop, sql: SELECT * FROM t ORDER BY id, output: b.csv, format: csv, fetch_size: 2, file: { delimiter: ";", include_header: false } }
                  - { id: few, type: db_fetch_small, inputs: { resource: shop, sql: SELECT * FROM t ORDER BY id, fetch_size: 9 } }
                  - { id: keep, type: files.copy, inputs: { from: ["{{steps.tsv.output}}", "{{steps.csv.artifact_path}}"], to: "{{flow_dir}}/out/" } }

            """);

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Read("out/a.tsv").ShouldBe("id\tv\n1\tit's\n2\t:none\n");
        scene.Read("out/b.csv").ShouldBe("1;it's\n2;:none\n3;\n");
        string Of(string module) => scene.Events.OfType<ModuleFinished>().Single(e => e.ModuleId == module).Outputs!;
        Of("a.csv").ShouldContain("\"row_count\":3");
        Of("a.csv").ShouldContain($"\"sha256\":\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(scene.Folder.At("out/b.csv"))))}\"");
        Of("a.few").ShouldContain("\"first\":{\"id\":1,\"v\":\"it's\"},\"dtypes\":{\"id\":\"int\",\"v\":\"string\"}");
    }

    [Theory]
    [InlineData("type: sql.fetch, inputs: { resource: shop, query: SELECT * FROM t, max_rows: 2 }", "too-many-rows")]
    [InlineData("type: sql.fetch, inputs: { resource: shop, query: \"SELECT :ix\", params: { id: 1 } }", "sql-parameter")]
    [InlineData("type: sql.fetch, inputs: { resource: shop, query: SELECT nothing FROM t }", "database-read")]
    public async Task What_goes_wrong_is_told(string step, string slug)
    {
        RunOutcome outcome = await scene.RunAsync(Head + $"      - {{ id: x, {step} }}\n");

        outcome.Diagnostics.ShouldHaveSingleItem().Code.Slug.ShouldBe(slug);
    }

    [Fact]
    public async Task Query_without_rows_is_no_data()
    {
        (await scene.RunAsync(Head + "      - { id: x, type: sql.fetch, inputs: { resource: shop, query: SELECT id FROM t WHERE id > 9 }, on_no_data: skip_job }\n")).ExitCode.ShouldBe(0);

        scene.Ends.Last().ShouldBe("a.x Skipped");
    }

    [Fact]
    public void Driver_that_there_is_not_is_found_before_the_run() =>
        scene.ErrorsOf(Head.Replace("sqlalchemy", "oracledb", StringComparison.Ordinal)).ShouldHaveSingleItem().Code.Slug.ShouldBe("unknown-driver");
}
