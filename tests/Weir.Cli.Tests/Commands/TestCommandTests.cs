using System.Text.Json;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class TestCommandTests : IDisposable
{
    private const string Blueprint = """
        weir: "1.0"
        id: orders
        context: { least: 10 }
        macros: { large: "amount >= {{ least }}" }
        modules:
          - { id: orders, type: Ingress, config: { path: absent.csv } }
          - { id: large, type: Channel, config: { query: "SELECT id, avg(amount) AS mean FROM orders WHERE {{ macros.large(least=${ctx.least}) }} GROUP BY id" } }
          - { id: gate, type: Assert, config: { rules: [{ type: sql_row, expr: mean < 1000, on_fail: quarantine, error_type: Huge }] } }
          - { id: split, type: Junction, config: { mode: conditional, branches: [{ id: big, condition: mean > 100 }, { id: small, condition: mean <= 100 }] } }
          - { id: save, type: Egress, config: { path: out/big.csv, mode: overwrite } }
          - { id: rest, type: Egress, config: { path: out/small.csv, mode: overwrite } }
          - { id: bad, type: Egress, config: { path: out/bad.csv, mode: overwrite } }
        edges:
          - { from: orders, to: large }
          - { from: large, to: gate }
          - { from: gate, to: split }
          - { from: split, to: save, port: big }
          - { from: split, to: rest, port: small }
          - { from: gate, to: bad, port: spillway }
        """;

    private readonly RealRun weir = new();

    public TestCommandTests() => weir.Folder.Write("orders.yml", Blueprint);

    public void Dispose() => weir.Dispose();

    private CliRun Test(string tests, params string[] more)
    {
        weir.Folder.Write("t.aqtest.yml", "aqueduct_test: \"1.0\"\nblueprint: orders.yml\n" + tests);
        return weir.Type(["test", "t.aqtest.yml", .. more]);
    }

    private static string Case(string module, string input, string assertions, string more = "") =>
        $"tests:\n  - id: one\n    module: {module}\n{more}    inputs: {input}\n    assertions:\n      - {assertions.Replace("\n", "\n      - ", StringComparison.Ordinal)}\n";

    private static string[] Failures(CliRun run) =>
        [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("files")[0].GetProperty("tests")[0].GetProperty("failures").EnumerateArray()
            .Select(f => $"{f.GetProperty("place").GetString()} {f.GetProperty("message").GetString()}")];

    [Fact]
    public void Macros_and_context_are_resolved_and_types_kept()
    {
        CliRun run = Test(Case("large", "{ orders: { schema: { id: int, amount: 'decimal(10,2)' }, rows: [[1, 5], [2, 10.5], [2, 20.5], { id: 3, amount: 11 }] } }",
            "{ type: row_count, expected: 2 }\n{ type: contains, rows: [{ id: 2, mean: 15.5 }, { mean: 11 }] }\n{ type: sql, expr: \"SELECT typeof(any_value(mean)) = 'DECIMAL(14,6)' FROM __output__\" }"));
        run.Out.ShouldContain("1 passed, 0 failed");
        run.Error.ShouldBe("");
        run.Code.ShouldBe(0);
        Directory.GetFileSystemEntries(weir.Folder.Path).Select(Path.GetFileName).Order().ShouldBe(["orders.yml", "t.aqtest.yml"]);
    }

    [Fact]
    public void Context_comes_from_the_command_line_too() =>
        Test(Case("large", "{ orders: { schema: { id: int, amount: int }, rows: [[1, 5], [2, 20]] } }", "{ type: row_count, expected: 2 }"), "--ctx", "least=1").Code.ShouldBe(0);

    [Fact]
    public void The_spillway_is_an_output_like_any()
    {
        CliRun run = Test(Case("gate", "{ large: { schema: { id: int, mean: double }, rows: [[1, 5], [2, 5000], [3, null]] } }",
            "{ type: row_count, expected: 1 }\n{ type: row_count, expected: 2, port: spillway }\n{ type: contains, port: spillway, rows: [{ id: 2, _aq_error_type: Huge }, { id: 3, mean: null }] }"));
        run.Out.ShouldContain("1 passed, 0 failed");
        run.Code.ShouldBe(0);
    }

    [Fact]
    public void A_branch_is_chosen_by_the_test_or_by_the_assertion()
    {
        CliRun run = Test(Case("split", "{ gate: { schema: { mean: double }, rows: [[1], [2], [500]] } }",
            "{ type: row_count, expected: 2 }\n{ type: row_count, expected: 1, port: big }", "    branch: small\n"));
        run.Code.ShouldBe(0, run.Out);
    }

    [Fact]
    public void What_does_not_hold_is_told_with_its_place_and_the_output()
    {
        CliRun run = Test(Case("split", "{ gate: { schema: { mean: double }, rows: [[1], [2], [500]] } }",
            "{ type: row_count, expected: 3 }\n{ type: contains, rows: [{ mean: 7 }, { meen: 1 }] }\n{ type: sql, expr: SELECT count(*) = 9 FROM __output__ }\n{ type: row_count, expected: 1, port: hug }"), "--format", "json");
        Failures(run).ShouldBe([
            "t.aqtest.yml:8:38 3 rows expected, 1 row found; the output begins with (mean: 500.0).",
            "t.aqtest.yml:9:34 No row has mean = 7; the output begins with (mean: 500.0).",
            "t.aqtest.yml:9:49 There is no column 'meen'. Did you mean 'mean'?",
            "t.aqtest.yml:10:28 The query must give true, but gives false; the output begins with (mean: 500.0).",
            "t.aqtest.yml:11:47 'split' has no output 'hug'. Expected one of: big, small.",
        ]);
        run.Code.ShouldBe(2);
    }

    [Fact]
    public void Wrong_inputs_are_told()
    {
        Failures(Test(Case("large", "{ order: { schema: { id: int }, rows: [] } }", "{ type: row_count, expected: 0 }"), "--format", "json")).ShouldBe([
            "t.aqtest.yml:6:13 'large' reads 'orders', for which the test has no rows. Add 'orders' under 'inputs'.",
            "t.aqtest.yml:6:22 'large' does not read 'order'. Did you mean 'orders'?",
        ]);
        Failures(Test(Case("large", "{ orders: { schema: { id: int, amount: int }, rows: [[1]] } }", "{ type: row_count, expected: 0 }"), "--format", "json")).ShouldBe([
            "t.aqtest.yml:6:66 A row must have 2 values, one per column, but has 1 value. Or write it as a mapping from column to value.",
        ]);
        Failures(Test(Case("save", "{ split: { schema: { id: int } } }", "{ type: row_count, expected: 0 }"), "--format", "json")).ShouldBe([
            "t.aqtest.yml:5:13 'save' is of the type Egress; tests are for Channels, Junctions, Funnels and Asserts.",
        ]);
    }

    [Theory]
    [InlineData("tests: []\n", "error[WEIR8022] There are no tests in the file.")]
    [InlineData("tests: [{ id: a, modul: large, inputs: {}, assertions: [] }]\n", "error[WEIR2001] Unknown key 'modul' in test.")]
    [InlineData("tests: [{ id: a, module: large, inputs: {}, assertions: [{ type: rows }] }]\n", "error[WEIR2004] Unknown type 'rows'.")]
    public void A_wrong_file_runs_no_test(string tests, string finding)
    {
        CliRun run = Test(tests);
        run.Error.ShouldContain(finding);
        run.Code.ShouldBe(1);
    }

    [Fact]
    public void A_wrong_Blueprint_runs_no_test()
    {
        weir.Folder.Write("orders.yml", Blueprint.Replace("type: Channel", "type: Chanel", StringComparison.Ordinal));
        CliRun run = Test(Case("large", "{ orders: { schema: { id: int } } }", "{ type: row_count, expected: 0 }"));
        run.Error.ShouldContain("Unknown module type 'Chanel'.");
        run.Code.ShouldBe(1);
    }
}
