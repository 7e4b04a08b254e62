using Weir.Engines.DuckDb.Interop;
using Weir.Golden.Support;

namespace Weir.Golden.Promises;

/// <summary>Append adds files to a folder and leaves the others alone; a file is replaced as a whole; a run that fails changes neither.</summary>
public sealed class AppendTests
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    [Theory]
    [InlineData("format: parquet, path: out/rows/", "read_parquet('{0}/*.parquet')")]
    [InlineData("format: parquet, path: out/rows/, partition_by: day", "read_parquet('{0}/*/*.parquet')")]
    [InlineData("format: csv, path: out/rows/", "read_csv('{0}/*.csv')")]
    [InlineData("format: csv, path: out/rows/, options: { compression: gzip }", "read_csv('{0}/*.csv.gz')")]
    [InlineData("format: json, path: out/rows/, options: { compression: zstd }", "read_json('{0}/*.jsonl.zst')")]
    [InlineData("format: delta, path: out/rows/", "read_parquet('{0}/*.parquet')")]
    public async Task A_folder_gets_files_and_keeps_those_that_it_has(string target, string reader)
    {
        using Workspace workspace = new();
        Lay(workspace, target, "id,day", "1,2025-03-01", "2,2025-03-02");
        await RunAsync(workspace, "first");
        string folder = Path.Combine(workspace.Path, "out", "rows");
        Dictionary<string, byte[]> before = Content(folder);
        foreach (string file in before.Keys)
        {
            File.SetLastWriteTimeUtc(file, LongAgo);
        }

        Lay(workspace, target, "id,day", "3,2025-03-01", "4,2025-03-04");
        await RunAsync(workspace, "second");

        before.Keys.ShouldAllBe(file => File.GetLastWriteTimeUtc(file) == LongAgo);
        before.ShouldAllBe(file => File.ReadAllBytes(file.Key).SequenceEqual(file.Value));
        Content(folder).Count.ShouldBeGreaterThan(before.Count);
        Ids(string.Format(null, reader, folder)).ShouldBe("[1, 2, 3, 4]");
    }

    [Theory]
    [InlineData("path: out/rows.parquet", "'{0}/rows.parquet'")]
    [InlineData("path: out/rows.csv", "'{0}/rows.csv'")]
    [InlineData("path: out/rows.csv.gz", "'{0}/rows.csv.gz'")]
    [InlineData("path: out/rows.jsonl.zst", "'{0}/rows.jsonl.zst'")]
    public async Task A_file_holds_the_old_rows_and_the_new_ones(string target, string reader)
    {
        using Workspace workspace = new();
        Lay(workspace, target, "id,day", "1,2025-03-01");
        await RunAsync(workspace, "first");
        Lay(workspace, target, "id,day", "2,2025-03-01", "3,2025-03-04");
        await RunAsync(workspace, "second");
        string folder = Path.Combine(workspace.Path, "out");
        Directory.GetFiles(folder).ShouldHaveSingleItem();
        Ids(string.Format(null, reader, folder)).ShouldBe("[1, 2, 3]");
    }

    [Theory]
    [InlineData("format: parquet, path: out/rows/")]
    [InlineData("format: delta, path: out/rows/")]
    [InlineData("path: out/rows.csv.gz")]
    [InlineData("path: out/rows.parquet")]
    public async Task A_run_that_fails_leaves_everything_as_it_was(string target)
    {
        using Workspace workspace = new();
        Lay(workspace, target, "id,day", "1,2025-03-01");
        await RunAsync(workspace, "first");
        string folder = Path.Combine(workspace.Path, "out");
        Dictionary<string, byte[]> before = Content(folder);
        Lay(workspace, target, "id,day", "2,2025-03-01", "0,2025-03-04");

        CliRun failed = await CliRun.RunAsync(workspace.Path, "run", "blueprint.yml", "--run-id", "second");

        failed.Code.ShouldBe(2, failed.Error);
        Dictionary<string, byte[]> after = Content(folder);
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        after.ShouldAllBe(file => file.Value.SequenceEqual(before[file.Key]));
    }

    [Fact]
    public async Task What_the_depot_remembers_is_not_taken_again()
    {
        using Workspace workspace = new();
        string folder = workspace.Copy(Path.Combine(Repository.Examples, "arrivals"));
        string parcels = $"read_parquet('{folder}/out/parcels/*.parquet')";
        foreach ((string run, int expected) in new[] { ("first", 4), ("second", 4), ("third", 4) })
        {
            await RunAsync(folder, run);
            Value($"SELECT count(*) FROM {parcels}").ShouldBe($"{expected}");
        }

        await File.AppendAllTextAsync(Path.Combine(folder, "data", "parcels.csv"), "P5,2025-03-05,3\n", TestContext.Current.CancellationToken);
        await RunAsync(folder, "fourth");
        Value($"SELECT list(parcel ORDER BY parcel) FROM {parcels}").ShouldBe("[P1, P2, P3, P4, P5]");
        Value($"SELECT list(arrived ORDER BY arrived) FROM read_csv('{folder}/out/days.csv')").ShouldBe("[2025-03-01, 2025-03-02, 2025-03-03, 2025-03-05]");
    }

    private static void Lay(Workspace workspace, string target, params string[] lines)
    {
        File.WriteAllText(Path.Combine(workspace.Path, "rows.csv"), string.Join('\n', lines) + "\n");
        File.WriteAllText(
            Path.Combine(workspace.Path, "blueprint.yml"),
            $$"""
            weir: "1.0"
            id: append
            modules:
              - { id: rows, type: Ingress, config: { path: rows.csv } }
              - { id: checked, type: Channel, config: { op: sql, query: "SELECT CASE WHEN id = 0 THEN CAST('zero' || id AS BIGINT) ELSE id END AS id, day FROM rows" } }
              - { id: save, type: Egress, config: { mode: append, {{target}} } }
            edges:
              - { from: rows, to: checked }
              - { from: checked, to: save }
            """);
    }

    private static Task RunAsync(Workspace workspace, string run) => RunAsync(workspace.Path, run);

    private static async Task RunAsync(string folder, string run)
    {
        CliRun done = await CliRun.RunAsync(folder, "run", "blueprint.yml", "--run-id", run);
        done.Code.ShouldBe(0, done.Error + done.Out);
    }

    private static Dictionary<string, byte[]> Content(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);

    private static string Ids(string source) => Value($"SELECT list(id ORDER BY id) FROM {source}");

    private static string Value(string query)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        return (string)connection.QueryValue($"SELECT CAST(({query}) AS VARCHAR)")!;
    }
}
