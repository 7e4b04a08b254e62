using System.Text.Json.Nodes;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The program dies while Spark writes a table and files for it: each has the rows once, or not yet; never twice, and never a part of them.</summary>
public sealed class SparkDeathTests : IDisposable
{
    private const int Before = 3;
    private const int After = 5;

    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Killed_after_any_event_rows_are_added_once()
    {
        SparkAddress.Require();
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            string folder = Prepare(events);
            using (WeirProcess weir = WeirProcess.Start(folder, "run", "more.yml", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string where = $"killed after event {events + 1}";
            RowsOf(folder, "table").ShouldBeOneOf(Before, After);
            FilesOf(folder).ShouldBeOneOf(1, 2);
            (int code, _, string error) = await WeirProcess.RunAsync(folder, "run", "more.yml", "--resume", "r1");

            code.ShouldBe(0, $"{where}: {error}");
            RowsOf(folder, "table").ShouldBe(After, where);
            Directory.GetFiles(Path.Combine(folder, "table", "_delta_log"), "*.json").Length.ShouldBe(2, where);
            FilesOf(folder).ShouldBe(2, where);
            LinesOf(folder).ShouldBe(["1", "2", "3", "4", "5"], where);
            Directory.GetDirectories(folder, ".weir").SelectMany(Directory.GetDirectories).Where(path => path.Contains("r1", StringComparison.Ordinal)).ShouldBeEmpty(where);
        }

        events.ShouldBeGreaterThan(7);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_work_on_the_cluster_before_the_program_ends()
    {
        SparkAddress.Require();
        string marker = "marker_" + Guid.NewGuid().ToString("N");
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Path, "endless")).FullName;
        string query = $"SELECT count(a.id * b.id) AS {marker} FROM range(100000000) a, range(100000000) b";
        File.WriteAllText(Path.Combine(folder, "endless.yml"), Blueprint("endless").Replace("path: endless.csv", $"query: \"{query}\"", StringComparison.Ordinal));
        using WeirProcess weir = WeirProcess.Start(folder, "run", "endless.yml", "--format", "jsonl");
        weir.ReadUntil("module_started", "save").ShouldBeTrue();
        while (ServerLog.Of(marker).Begun == 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        weir.PressCtrlC();
        (int code, _, string error) = await weir.FinishAsync();

        code.ShouldBe(2);
        error.ShouldContain("targets stay as they were");
        Directory.Exists(Path.Combine(folder, "table")).ShouldBeFalse();

        // Another query's end stands behind the first one's in the server's log.
        File.WriteAllText(Path.Combine(folder, "rows.csv"), "id\n1\n");
        File.WriteAllText(Path.Combine(folder, "rows.yml"), Blueprint("rows"));
        (await CliRun.RunAsync(folder, "run", "rows.yml")).Code.ShouldBe(0);
        ServerLog.Of(marker).Open.ShouldBe(0);
    }

    /// <summary>A folder in which a first run has written three rows to a table and to files.</summary>
    private string Prepare(int number)
    {
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Path, $"{number}")).FullName;
        File.WriteAllText(Path.Combine(folder, "more.csv"), "id\n4\n5\n");
        File.WriteAllText(Path.Combine(folder, "more.yml"), Blueprint("more"));
        if (number == 0)
        {
            File.WriteAllText(Path.Combine(folder, "first.csv"), "id\n1\n2\n3\n");
            File.WriteAllText(Path.Combine(folder, "first.yml"), Blueprint("first"));
            CliRun first = CliRun.RunAsync(folder, "run", "first.yml").GetAwaiter().GetResult();
            first.Code.ShouldBe(0, first.Error);
            CopyOf(Path.Combine(folder, "table"), Path.Combine(workspace.Path, "first table"));
            CopyOf(Path.Combine(folder, "files"), Path.Combine(workspace.Path, "first files"));
            return folder;
        }

        CopyOf(Path.Combine(workspace.Path, "first table"), Path.Combine(folder, "table"));
        CopyOf(Path.Combine(workspace.Path, "first files"), Path.Combine(folder, "files"));
        return folder;
    }

    private static void CopyOf(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string wanted = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
            File.Copy(file, wanted);
        }
    }

    private static string Blueprint(string name) => $$"""
        weir: "1.0"
        id: {{name}}
        modules:
          - { id: rows, type: Ingress, engine: spark, config: { path: {{name}}.csv } }
          - { id: save, type: Egress, engine: spark, config: { format: delta, path: table, mode: append } }
          - { id: keep, type: Egress, engine: spark, config: { format: csv, path: files/, mode: append, coalesce: 1 } }
        edges:
          - { from: rows, to: save }
          - { from: rows, to: keep }
        engine:
          spark: { url: "{{SparkAddress.Find()}}" }
        """;

    private static int FilesOf(string folder) => Directory.GetFiles(Path.Combine(folder, "files"), "*.csv").Length;

    private static IEnumerable<string> LinesOf(string folder) =>
        Directory.GetFiles(Path.Combine(folder, "files"), "*.csv").SelectMany(file => File.ReadLines(file).Skip(1)).Order(StringComparer.Ordinal);

    /// <summary>The rows that a table's log counts.</summary>
    private static int RowsOf(string folder, string table) => Directory.GetFiles(Path.Combine(folder, table, "_delta_log"), "*.json")
        .SelectMany(File.ReadLines)
        .Select(line => JsonNode.Parse(line)!["add"]?["stats"]?.GetValue<string>())
        .OfType<string>()
        .Sum(stats => JsonNode.Parse(stats)!["numRecords"]!.GetValue<int>());
}
