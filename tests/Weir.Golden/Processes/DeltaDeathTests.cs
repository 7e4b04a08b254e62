using System.Text.Json.Nodes;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The program dies while it writes to a Delta table: the rows are in it once, or not yet; never twice.</summary>
public sealed class DeltaDeathTests : IDisposable
{
    private const int Before = 3;
    private const int After = 5;

    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Killed_after_any_event_rows_are_added_once()
    {
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            string folder = await PrepareAsync(events);
            using (WeirProcess weir = WeirProcess.Start(folder, "run", "more.yml", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string where = $"killed after event {events + 1}";
            Rows(folder).ShouldBeOneOf(Before, After);
            (int code, _, string error) = await WeirProcess.RunAsync(folder, "run", "more.yml", "--resume", "r1");

            code.ShouldBe(0, $"{where}: {error}");
            Rows(folder).ShouldBe(After, where);
            Directory.GetFiles(Path.Combine(folder, "table", "_delta_log"), "*.json").Length.ShouldBe(2, where);
            Directory.GetFiles(Path.Combine(folder, "table"), "*.parquet").Length.ShouldBe(2, where);
        }

        events.ShouldBeGreaterThan(5);
    }

    private async Task<string> PrepareAsync(int number)
    {
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Path, $"{number}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "first.csv"), "id\n1\n2\n3\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "more.csv"), "id\n4\n5\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "first.yml"), Blueprint("first"));
        await File.WriteAllTextAsync(Path.Combine(folder, "more.yml"), Blueprint("more"));
        CliRun first = await CliRun.RunAsync(folder, "run", "first.yml");
        first.Code.ShouldBe(0, first.Error);
        return folder;
    }

    private static string Blueprint(string name) => $$"""
        weir: "1.0"
        id: {{name}}
        modules:
          - { id: rows, type: Ingress, config: { path: {{name}}.csv } }
          - { id: save, type: Egress, config: { format: delta, path: table, mode: append } }
        """;

    /// <summary>The rows that the log counts.</summary>
    private static int Rows(string folder) => Directory.GetFiles(Path.Combine(folder, "table", "_delta_log"), "*.json")
        .SelectMany(File.ReadLines)
        .Select(line => JsonNode.Parse(line)!["add"]?["stats"]?.GetValue<string>())
        .OfType<string>()
        .Sum(stats => JsonNode.Parse(stats)!["numRecords"]!.GetValue<int>());
}
