using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>As <see cref="DeathTests"/>, for a flow: files, a database and an archive end as if the program had never died.</summary>
public sealed class FlowDeathTests : IDisposable
{
    private const string Flow = """
        version: 1
        flow: { id: f, workspace: { root: work, allow_paths: [.] } }
        resources: { shop: { kind: db, driver: sqlite3, config: { path: shop.db } } }
        jobs:
          - id: fill
            steps:
              - { id: table, type: sql.execute, inputs: { resource: shop, sql: "CREATE TABLE IF NOT EXISTS t (id INTEGER, v TEXT)" } }
              - { id: load, type: sql.load, inputs: { resource: shop, table: t, from: "{{flow_dir}}/in.csv" }, outputs: { n: "{{result.rows}}" } }
          - id: write
            depends_on: [fill]
            when: jobs.fill.outputs.n == 2
            steps:
              - { id: rows, type: sql.extract, inputs: { resource: shop, query: "SELECT id, v FROM t ORDER BY id, v", to: rows.csv } }
              - id: sum
                type: process.run
                inputs:
                  command: [sh, -c, 'mkdir -p "$AETHERFLOW_OUT"; wc -l < "$1" | tr -d " " > "$AETHERFLOW_OUT/sum.txt"', sh, "{{steps.rows.path}}"]
                  idempotency: { strategy: atomic_dir, final_output_dir: "{{flow_dir}}/out", output_variable: AETHERFLOW_OUT }
              - { id: pack, type: zip.create, inputs: { dest_path: "{{flow_dir}}/kept/rows.zip", items: [rows.csv] } }
        finally:
          - { id: last, steps: [{ id: copy, type: files.copy, inputs: { from: "{{flow_dir}}/out/sum.txt", to: "{{flow_dir}}/kept/sum.txt" } }] }
        """;

    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Killed_after_any_event_a_resume_ends_as_the_straight_run_did()
    {
        string straight = Prepare("straight");
        (int first, _, string told) = await WeirProcess.RunAsync(straight, "run", "flow.yml", "--run-id", "r1");
        first.ShouldBe(0, told);
        string expected = EndOf(straight);
        expected.ShouldContain("3");
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            string folder = Prepare($"{events}");
            using (WeirProcess weir = WeirProcess.Start(folder, "run", "flow.yml", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string where = $"killed after event {events + 1}";
            (int code, _, string error) = await WeirProcess.RunAsync(folder, "run", "flow.yml", "--resume", "r1");

            code.ShouldBe(0, $"{where}: {error}");
            EndOf(folder).ShouldBe(expected, where);
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => f.Contains(".weir-", StringComparison.Ordinal)).ShouldBeEmpty(where);
        }

        events.ShouldBeGreaterThan(14);
    }

    private string Prepare(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Path, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "in.csv"), "id,v\n1,a\n2,b\n");
        File.WriteAllText(Path.Combine(folder, "flow.yml"), Flow);
        return folder;
    }

    /// <summary>What a run leaves: files, rows of the database (through the archive's file), the folders of the workspace.</summary>
    private static string EndOf(string folder)
    {
        using System.IO.Compression.ZipArchive archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(folder, "kept", "rows.zip"));
        using StreamReader rows = new(archive.GetEntry("rows.csv")!.Open());
        int left = Directory.GetFiles(Path.Combine(folder, "work"), "*", SearchOption.AllDirectories).Length;
        return $"{File.ReadAllText(Path.Combine(folder, "kept", "sum.txt"))}|{File.ReadAllText(Path.Combine(folder, "out", "sum.txt"))}|{rows.ReadToEnd()}|{left}";
    }
}
