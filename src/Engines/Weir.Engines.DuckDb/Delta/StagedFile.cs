using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>A data file that waits to become part of a table.</summary>
/// <param name="RelativePath">Beneath the staged folder, and later beneath the table's.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="PartitionValues">As the log is to have them.</param>
/// <param name="Stats">The log's statistics.</param>
internal sealed record StagedFile(string RelativePath, long Rows, long Bytes, IReadOnlyDictionary<string, string?> PartitionValues, string Stats)
{
    private const string HiveNull = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>From a row that COPY returned: file, rows, bytes, bytes of the footer, statistics, partition values.</summary>
    internal static StagedFile Of(string folder, object?[] row, IReadOnlyDictionary<string, string?>? values, DeltaPlan plan)
    {
        string relative = Path.GetRelativePath(folder, (string)row[0]!);
        long rows = Convert.ToInt64(row[1], CultureInfo.InvariantCulture);
        long bytes = Convert.ToInt64(row[2], CultureInfo.InvariantCulture);
        return new StagedFile(relative, rows, bytes, values ?? ValuesIn(relative, plan), DeltaStats.ToJson(rows, row[4] as DuckDbMap, plan.Schema));
    }

    /// <summary>The log's <c>add</c>.</summary>
    internal JsonObject ToAdd(DateTimeOffset now) => new()
    {
        ["path"] = string.Join('/', RelativePath.Split('/', '\\').Select(part => Uri.EscapeDataString(part).Replace("%3D", "=", StringComparison.Ordinal))),
        ["partitionValues"] = new JsonObject(PartitionValues.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
        ["size"] = Bytes,
        ["modificationTime"] = now.ToUnixTimeMilliseconds(),
        ["dataChange"] = true,
        ["stats"] = Stats,
    };

    /// <summary>The values that the folders name.</summary>
    private static Dictionary<string, string?> ValuesIn(string relative, DeltaPlan plan)
    {
        string[] folders = relative.Split('/', '\\');
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        for (int i = 0; i < plan.Partitions.Count; i++)
        {
            string text = Uri.UnescapeDataString(folders[i][(folders[i].IndexOf('=', StringComparison.Ordinal) + 1)..]);
            values[plan.Partitions[i]] = text is HiveNull or "" ? null : text;
        }

        return values;
    }
}
