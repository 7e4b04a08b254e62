using System.Text;
using Weir.Golden.Support;

namespace Weir.Golden.Promises;

/// <summary>A secret that a Blueprint asks for is in nothing that a run shows or leaves.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Theory]
    [InlineData("correct-horse-battery")]
    [InlineData("s3c")]
    [InlineData("q'uote\"d é")]
    public async Task Secret_is_in_no_byte_of_output_history_or_files(string secret)
    {
        Write("in.csv", "id,name\n1,a\n");
        Write("good.yml", Blueprint("SELECT id, md5('@aq.secret('TOKEN')') AS digest FROM rows"));
        Write("bad.yml", Blueprint("SELECT id, CAST('@aq.secret('TOKEN')' AS INTEGER) AS digest FROM rows"));
        Write("worse.yml", Blueprint("SELECT id, @aq.secret('TOKEN') FROM rows"));
        Dictionary<string, string> variables = new() { ["TOKEN"] = secret };
        StringBuilder shown = new();

        foreach (string[] words in (string[][])
        [
            ["run", "good.yml"], ["run", "bad.yml"], ["run", "bad.yml", "--format", "jsonl"], ["run", "worse.yml", "-v"], ["validate", "worse.yml", "--bind"],
            ["compile", "good.yml", "-o", "manifest.json"], ["compile", "good.yml", "--show", "provenance"], ["graph", "good.yml"], ["lineage", "good.yml"], ["report"], ["runs"],
        ])
        {
            CliRun run = await CliRun.RunAsync(workspace.Path, variables, words);
            shown.Append(run.Out).Append(run.Error);
        }

        shown.ToString().ShouldContain("[REDACTED]");
        shown.ToString().ShouldNotContain(secret);
        byte[] sought = Encoding.UTF8.GetBytes(secret);
        foreach (string file in Directory.EnumerateFiles(workspace.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllBytes(file).AsSpan().IndexOf(sought).ShouldBe(-1, file);
        }
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(workspace.Path, name), text);

    private static string Blueprint(string query) => $$"""
        aqueduct: "1.0"
        id: secretive
        modules:
          - { id: rows, type: Ingress, config: { format: csv, path: in.csv } }
          - id: made
            type: Channel
            config:
              op: sql
              query: |
                {{query}}
          - { id: save, type: Egress, config: { format: csv, path: out/rows.csv, mode: overwrite } }
        """;
}
