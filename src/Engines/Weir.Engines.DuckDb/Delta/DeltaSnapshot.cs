using System.Text.Json.Nodes;
using Weir.Core.Data;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>A version of a table, put together from its log.</summary>
internal sealed class DeltaSnapshot
{
    private readonly SortedDictionary<string, DeltaFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> transactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tombstones = new(StringComparer.Ordinal);
    private readonly string root;

    internal DeltaSnapshot(string root) => this.root = root;

    /// <summary>The table's folder.</summary>
    internal string Root => root;

    /// <summary>-1 before the first commit.</summary>
    internal long Version { get; set; } = -1;

    /// <summary>The version of the last checkpoint; -1 when there is none.</summary>
    internal long Checkpoint { get; set; } = -1;

    internal JsonObject Protocol { get; private set; } = [];

    internal JsonObject MetaData { get; private set; } = [];

    /// <summary>The live files, in the order of their names.</summary>
    internal IReadOnlyCollection<DeltaFile> Files => files.Values;

    /// <summary>The log's <c>txn</c> actions by application.</summary>
    internal IReadOnlyDictionary<string, string> Transactions => transactions;

    /// <summary>The log's <c>remove</c> actions of files that belonged to earlier versions.</summary>
    internal IReadOnlyCollection<string> Tombstones => tombstones.Values;

    /// <summary>The table's columns, partition columns among them.</summary>
    internal Schema Schema { get; private set; } = Schema.Empty;

    internal IReadOnlyList<string> PartitionColumns { get; private set; } = [];

    /// <summary>Takes in one action of the log.</summary>
    /// <exception cref="DeltaException">It can't be read.</exception>
    internal void Apply(JsonObject action)
    {
        if (action["add"] is JsonObject add)
        {
            Add(add);
        }
        else if (action["remove"] is JsonObject remove)
        {
            files.Remove(Text(remove, "path"));
            tombstones[Text(remove, "path")] = remove.ToJsonString();
        }
        else if (action["metaData"] is JsonObject metaData)
        {
            MetaData = (JsonObject)metaData.DeepClone();
            Schema = DeltaSchema.Read(Text(metaData, "schemaString"));
            PartitionColumns = [.. (metaData["partitionColumns"] as JsonArray ?? []).Select(column => column!.GetValue<string>())];
        }
        else if (action["protocol"] is JsonObject protocol)
        {
            Protocol = (JsonObject)protocol.DeepClone();
        }
        else if (action["txn"] is JsonObject transaction)
        {
            transactions[Text(transaction, "appId")] = transaction.ToJsonString();
        }
    }

    /// <summary>A table property; null when it is not set.</summary>
    internal string? Property(string name) => (MetaData["configuration"] as JsonObject)?[name]?.GetValue<string>();

    private void Add(JsonObject add)
    {
        if (add["deletionVector"] is JsonObject)
        {
            throw new DeltaException("Its files have deletion vectors, which are not supported.", "Let Spark write the files anew: `REORG TABLE ... APPLY (PURGE)`, with `delta.enableDeletionVectors` off; or use `engine: spark`.");
        }

        string name = Text(add, "path");
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        foreach ((string column, JsonNode? value) in add["partitionValues"] as JsonObject ?? [])
        {
            values[column] = value?.GetValue<string>() is { Length: > 0 } text ? text : null;
        }

        tombstones.Remove(name);
        files[name] = new DeltaFile(name, PathOf(name), values, add.ToJsonString());
    }

    private string PathOf(string name) => Uri.TryCreate(name, UriKind.Absolute, out Uri? uri) && name.Contains(':', StringComparison.Ordinal) && uri.IsFile
        ? uri.LocalPath
        : Path.GetFullPath(Path.Combine(root, Uri.UnescapeDataString(name)));

    private static string Text(JsonObject action, string name) =>
        action[name]?.GetValue<string>() ?? throw new DeltaException($"Its log holds an entry without '{name}'.", "The log is damaged; restore the table from a copy.");
}
