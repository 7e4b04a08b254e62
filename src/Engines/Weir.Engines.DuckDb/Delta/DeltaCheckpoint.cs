using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>Sums a log up, so that readers need not go through all of it. It changes nothing in the table.</summary>
internal static class DeltaCheckpoint
{
    private const long Every = 10;
    private const string Texts = "MAP(VARCHAR, VARCHAR)";

    private static readonly TimeSpan TombstonesKept = TimeSpan.FromDays(7);

    private static readonly (string Kind, string Type)[] Columns =
    [
        ("protocol", "STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER)"),
        ("metaData", $"STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options {Texts}), schemaString VARCHAR, partitionColumns VARCHAR[], configuration {Texts}, createdTime BIGINT)"),
        ("txn", "STRUCT(appId VARCHAR, version BIGINT, lastUpdated BIGINT)"),
        ("remove", $"STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN, extendedFileMetadata BOOLEAN, partitionValues {Texts}, size BIGINT)"),
        ("add", $"STRUCT(path VARCHAR, partitionValues {Texts}, size BIGINT, modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR, tags {Texts})"),
    ];

    /// <summary>Writes a checkpoint of a version when there are ten commits since the last.</summary>
    internal static void WriteWhereDue(Workspace workspace, DeltaLog log, DeltaSnapshot table, CancellationToken cancellation)
    {
        // A table that lists its features has a protocol that these columns can't hold.
        if (table.Version - Math.Max(table.Checkpoint, 0) < Every || table.Protocol.ContainsKey("readerFeatures") || table.Protocol.ContainsKey("writerFeatures"))
        {
            return;
        }

        string stem = Path.Combine(log.Folder, $".weir-{Guid.NewGuid():n}");
        string name = table.Version.ToString("D20", CultureInfo.InvariantCulture);
        try
        {
            string[] actions = [.. Actions(table, workspace.Options.RunStartedAt)];
            File.WriteAllLines(stem + ".json", actions);
            string columns = string.Join(", ", Columns.Select(column => $"{Quote.Literal(column.Kind)}: {Quote.Literal(column.Type)}"));
            workspace.Connection.Execute(
                $"COPY (SELECT * FROM read_json({Quote.Literal(stem + ".json")}, format = 'newline_delimited', columns = {{{columns}}}, maximum_object_size = 1000000000)) TO {Quote.Literal(stem + ".parquet")} (FORMAT parquet)",
                cancellation);
            File.Move(stem + ".parquet", Path.Combine(log.Folder, name + ".checkpoint.parquet"), overwrite: true);
            File.WriteAllText(stem + ".last", new JsonObject { ["version"] = table.Version, ["size"] = actions.Length }.ToJsonString());
            File.Move(stem + ".last", Path.Combine(log.Folder, "_last_checkpoint"), overwrite: true);
        }
        finally
        {
            File.Delete(stem + ".json");
            File.Delete(stem + ".parquet");
        }
    }

    private static IEnumerable<string> Actions(DeltaSnapshot table, DateTimeOffset now)
    {
        yield return new JsonObject { ["protocol"] = table.Protocol.DeepClone() }.ToJsonString();
        yield return new JsonObject { ["metaData"] = table.MetaData.DeepClone() }.ToJsonString();
        long oldest = now.Subtract(TombstonesKept).ToUnixTimeMilliseconds();
        foreach ((string kind, string action) in table.Transactions.Values.Select(action => ("txn", action))
                     .Concat(table.Tombstones.Where(action => ((JsonNode.Parse(action)!["deletionTimestamp"])?.GetValue<long>() ?? long.MaxValue) >= oldest).Select(action => ("remove", action)))
                     .Concat(table.Files.Select(file => ("add", file.Add))))
        {
            yield return $"{{\"{kind}\":{action}}}";
        }
    }
}
