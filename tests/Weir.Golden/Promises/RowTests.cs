using Weir.Golden.Support;

namespace Weir.Golden.Promises;

/// <summary>What other tools of this kind lose, double or misread.</summary>
public sealed class RowTests : IDisposable
{
    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Rows_whose_condition_is_NULL_are_in_one_output_exactly()
    {
        Write("in.csv", "id,amount\n1,5\n2,-5\n3,\n");
        await RunAsync(0, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: spilled, type: Channel, config: { op: filter, condition: "id > 0", spillway_condition: "amount < 0" } }
              - { id: gate, type: Assert, config: { rules: [ { type: sql_row, expr: "amount > 0", on_fail: quarantine } ] } }
              - { id: split, type: Junction, config: { mode: conditional, branches: [ { id: plus, condition: "amount > 0" }, { id: _else_ } ] } }
              - { id: a, type: Egress, config: { format: csv, path: out/a.csv } }
              - { id: b, type: Egress, config: { format: csv, path: out/b.csv } }
              - { id: c, type: Egress, config: { format: csv, path: out/c.csv } }
              - { id: d, type: Egress, config: { format: csv, path: out/d.csv } }
              - { id: e, type: Egress, config: { format: csv, path: out/e.csv } }
              - { id: f, type: Egress, config: { format: csv, path: out/f.csv } }
            edges:
              - { from: rows, to: spilled }
              - { from: spilled, to: a }
              - { from: spilled, to: b, port: spillway }
              - { from: rows, to: gate }
              - { from: gate, to: c }
              - { from: gate, to: d, port: spillway }
              - { from: rows, to: split }
              - { from: split, to: e, port: plus }
              - { from: split, to: f, port: _else_ }
            """);

        (Ids("a"), Ids("b")).ShouldBe(("1 3", "2"));
        (Ids("c"), Ids("d")).ShouldBe(("1", "2 3"));
        (Ids("e"), Ids("f")).ShouldBe(("1", "2 3"));
    }

    [Fact]
    public async Task Warning_drops_no_row()
    {
        Write("in.csv", "id,amount\n1,5\n2,-5\n3,\n");
        await RunAsync(0, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: gate, type: Assert, config: { rules: [ { type: sql_row, expr: "amount > 0", on_fail: warn } ] } }
              - { id: c, type: Egress, config: { format: csv, path: out/c.csv } }
            """);

        Ids("c").ShouldBe("1 2 3");
    }

    [Theory]
    [InlineData("id,name\n1,a\n2,b,c\n3,d\n")]
    [InlineData("id,name\n1,a\n2\n3,d\n")]
    public async Task Ragged_line_fails_the_run_and_is_named(string text)
    {
        Write("in.csv", text);
        CliRun run = await RunAsync(2, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: save, type: Egress, config: { format: csv, path: out/a.csv } }
            """);

        (run.Out + run.Error).ShouldContain("in.csv");
        (run.Out + run.Error).ShouldContain("line 3", Case.Insensitive);
        Directory.Exists(Path.Combine(workspace.Path, "out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Sum_of_integers_is_BIGINT()
    {
        Write("in.csv", "id\n1\n2\n");
        await RunAsync(0, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: total, type: Channel, config: { op: sql, query: "SELECT sum(id) AS total FROM rows" } }
              - { id: gate, type: Assert, config: { rules: [ { type: schema_match, expected: { total: bigint } } ] } }
              - { id: save, type: Egress, config: { format: csv, path: out/a.csv } }
            """);

        File.ReadAllText(Path.Combine(workspace.Path, "out/a.csv")).ShouldBe("total\n3\n");
    }

    [Fact]
    public async Task Output_folder_of_Spark_is_overwritten_whole()
    {
        Write("in.csv", "id\n1\n");
        Write("out/a/_SUCCESS", "");
        Write("out/a/part-00000-x.snappy.parquet", "not read");
        Write("out/a/.part-00000-x.snappy.parquet.crc", "");
        await RunAsync(0, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: save, type: Egress, config: { format: csv, path: out/a/, mode: overwrite } }
            """);

        Directory.EnumerateFiles(Path.Combine(workspace.Path, "out/a")).ShouldAllBe(f => f.EndsWith(".csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_profile_is_an_error()
    {
        Write("in.csv", "id\n1\n");
        CliRun run = await RunAsync(1, """
              - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
              - { id: save, type: Egress, config: { format: csv, path: out/a.csv } }
            context_profiles: { prod: { a: 1 } }
            """, "--profile", "prd");

        run.Error.ShouldContain("prod");
    }

    private async Task<CliRun> RunAsync(int code, string modules, params string[] more)
    {
        Write("blueprint.yml", "aqueduct: \"1.0\"\nid: rows\nmodules:\n" + modules);
        CliRun run = await CliRun.RunAsync(workspace.Path, ["run", "blueprint.yml", .. more]);
        run.Code.ShouldBe(code, run.Error + run.Out);
        return run;
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(workspace.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Ids(string name) =>
        string.Join(' ', File.ReadAllLines(Path.Combine(workspace.Path, $"out/{name}.csv")).Skip(1).Select(l => l.Split(',')[0]).Order(StringComparer.Ordinal));
}
