using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>The formats that only Spark has here, written and read again in one run each.</summary>
public sealed class FormatTests(SparkServer server) : IDisposable
{
    private readonly BlueprintFolder folder = new(() => server.Url);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read()
    {
        folder.Write("rows.csv", "id,name", "1,Ada", "2,");
        await folder.DoAsync("""
              - { id: rows, type: Ingress, config: { path: rows.csv } }
              - { id: names, type: Channel, config: { op: sql, query: "SELECT coalesce(name, '-') AS value FROM rows" } }
              - { id: orc, type: Egress, config: { format: orc, path: orc/ } }
              - { id: avro, type: Egress, config: { format: avro, path: avro/ } }
              - { id: text, type: Egress, config: { format: text, path: text/ } }
            edges:
              - { from: rows, to: names }
              - { from: rows, to: orc }
              - { from: rows, to: avro }
              - { from: names, to: text }

            """);
        await folder.DoAsync("""
              - { id: orc, type: Ingress, config: { format: orc, path: orc/ } }
              - { id: avro, type: Ingress, config: { format: avro, path: avro/ } }
              - { id: text, type: Ingress, config: { format: text, path: text/ } }
              - { id: made, type: Ingress, config: { query: "SELECT 7L AS id, 'made' AS name" } }
              - id: all
                type: Channel
                config: { op: sql, query: "SELECT 'orc' AS origin, id, name FROM orc UNION ALL SELECT 'avro', id, name FROM avro UNION ALL SELECT 'text', NULL, value FROM text UNION ALL SELECT 'made', id, name FROM made" }
              - { id: save, type: Egress, config: { format: parquet, path: out/ } }
            edges:
              - { from: orc, to: all }
              - { from: avro, to: all }
              - { from: text, to: all }
              - { from: made, to: all }
              - { from: all, to: save }

            """);
        (await folder.AskAsync($"SELECT origin, id, name FROM parquet.`{folder.At("out")}`")).ShouldBe(
            ["\"avro\"|1|\"Ada\"", "\"avro\"|2|null", "\"made\"|7|\"made\"", "\"orc\"|1|\"Ada\"", "\"orc\"|2|null", "\"text\"|null|\"-\"", "\"text\"|null|\"Ada\""]);
    }
}
