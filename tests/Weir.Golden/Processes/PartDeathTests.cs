using Weir.Engines.DuckDb.Interop;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The program dies while it changes a part of a target: the target is as before the run or complete, and what was not to change never does.</summary>
public sealed class PartDeathTests : IDisposable
{
    private static readonly string[] Before = ["1|a|x", "2|b|x", "3|b|y"];

    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData("mode: merge, merge_key: id", "1|a|x", "2|c|new", "3|b|y", "4|a|new")]
    [InlineData("mode: overwrite_partitions", "2|b|x", "2|c|new", "3|b|y", "4|a|new")]
    [InlineData("mode: overwrite_partitions, replace_where: \"v = 'x' OR v = 'new'\"", "2|c|new", "3|b|y", "4|a|new")]
    public async Task Killed_after_any_event_target_is_old_or_complete_and_resume_finishes(string mode, params string[] after)
    {
        after = [.. after.Order(StringComparer.Ordinal)];
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            string folder = await PrepareAsync(events, mode);
            using (WeirProcess weir = WeirProcess.Start(folder, "run", "blueprint.yml", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string[] now = Rows(folder);
            now.SequenceEqual(Before).ShouldBe(!now.SequenceEqual(after), $"killed after event {events + 1}: {string.Join(", ", now)}");
            (int code, _, string error) = await WeirProcess.RunAsync(folder, "run", "blueprint.yml", "--resume", "r1");

            bool neverBegan = code != 0 && error.Contains("WEIR", StringComparison.Ordinal) && events == 0;
            (code == 0 || neverBegan).ShouldBeTrue(error);
            if (!neverBegan)
            {
                Rows(folder).ShouldBe(after, $"killed after event {events + 1}");
                Besides(folder).ShouldBeEmpty($"killed after event {events + 1}");
            }
        }

        events.ShouldBeGreaterThan(5);
    }

    private async Task<string> PrepareAsync(int number, string mode)
    {
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Path, $"{number}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.csv"), "id,part,v\n2,c,new\n4,a,new\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "blueprint.yml"), $$"""
            weir: "1.0"
            id: part
            modules:
              - { id: rows, type: Ingress, config: { path: rows.csv } }
              - { id: save, type: Egress, config: { format: parquet, path: out/rows/, partition_by: part, {{mode}} } }
            """);
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        connection.Execute($"COPY (SELECT * FROM (VALUES (1::BIGINT, 'a', 'x'), (2, 'b', 'x'), (3, 'b', 'y')) AS t (id, part, v)) TO '{folder}/out/rows' (FORMAT parquet, PARTITION_BY (part))");
        return folder;
    }

    /// <summary>What lies beside the target; a lock that nobody holds may, when the process died at its very end.</summary>
    private static IEnumerable<string> Besides(string folder) => Directory
        .GetFileSystemEntries(Path.Combine(folder, "out"), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(Path.Combine(folder, "out"), path))
        .Where(path => !path.StartsWith("rows", StringComparison.Ordinal) && path is not (".weir" or ".weir/rows.lock"));

    private static string[] Rows(string folder)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        return [.. connection.Query($"SELECT concat_ws('|', id, part, v) FROM read_parquet('{folder}/out/rows/**/*.parquet', hive_partitioning = true) ORDER BY 1").ReadRows().Select(row => (string)row[0]!)];
    }
}
