using System.Text.Json;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>A Blueprint with two targets, one of which stood before, in a folder of its own.</summary>
internal sealed class Scene : IDisposable
{
    private const string Before = "id,name\n0,old\n";

    private readonly Workspace workspace = new();

    /// <param name="query">The query whose rows <c>save</c> writes; it reads <c>rows</c>.</param>
    /// <param name="target">Where <c>save</c> writes.</param>
    public Scene(string query = "SELECT id, name FROM rows", string target = "out/rows.csv")
    {
        Write("in.csv", "id,name\n1,a\n2,\n3,c\n");
        Write("out/rows.csv", Before);
        Write("blueprint.yml", Blueprint(query, target));
    }

    public string Path => workspace.Path;

    public string Target => File.ReadAllText(At("out/rows.csv"));

    /// <summary>The target is as it was before any run.</summary>
    public bool IsUntouched => Target == Before && !File.Exists(At("out/count.json"));

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>What is in the targets' folder, hidden staging places included.</summary>
    public string[] Outputs() =>
        [.. Directory.EnumerateFileSystemEntries(At("out"), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(f => System.IO.Path.GetRelativePath(At("out"), f)).Order(StringComparer.Ordinal)];

    /// <summary>The statuses of all runs in the history, newest first.</summary>
    public async Task<string[]> StatusesAsync()
    {
        (int code, string output, string error) = await WeirProcess.RunAsync(Path, "runs", "--format", "json");
        code.ShouldBe(0, error);
        using JsonDocument runs = JsonDocument.Parse(output);
        return [.. runs.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("status").GetString()!)];
    }

    public static string Blueprint(string query, string target) => $$"""
        aqueduct: "1.0"
        id: scene
        modules:
          - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
          - { id: made, type: Channel, config: { op: sql, query: "{{query}}" } }
          - { id: gate, type: Assert, config: { rules: [ { type: min_rows, min: 1 } ] } }
          - { id: counted, type: Channel, config: { op: sql, query: "SELECT count(*) AS n FROM rows" } }
          - { id: save, type: Egress, config: { format: csv, path: "{{target}}", mode: overwrite } }
          - { id: save_count, type: Egress, config: { format: json, path: out/count.json, mode: overwrite } }
        edges:
          - { from: rows, to: made }
          - { from: made, to: gate }
          - { from: gate, to: save }
          - { from: rows, to: counted }
          - { from: counted, to: save_count }
        """;

    public void Dispose() => workspace.Dispose();
}
