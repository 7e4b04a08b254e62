using System.Globalization;
using System.Text.Json;

namespace Weir.Engines.DuckDb.Session;

/// <summary>An operator of a physical plan.</summary>
/// <param name="Name">DuckDB's name: <c>HASH_JOIN</c>, <c>READ_PARQUET</c>, ...</param>
/// <param name="Rows">How many rows DuckDB expects it to give; 0 where it has no idea.</param>
/// <param name="Children">Its inputs.</param>
internal sealed record PlanNode(string Name, double Rows, IReadOnlyList<PlanNode> Children)
{
    /// <summary>Reads the answer of <c>EXPLAIN (FORMAT json)</c>.</summary>
    internal static PlanNode? Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() > 0 ? Read(document.RootElement[0]) : null;
    }

    private static PlanNode Read(JsonElement element)
    {
        PlanNode[] children = [.. element.GetProperty("children").EnumerateArray().Select(Read)];
        double rows = 0;
        if (element.TryGetProperty("extra_info", out JsonElement info) && info.ValueKind == JsonValueKind.Object
            && info.TryGetProperty("Estimated Cardinality", out JsonElement estimate))
        {
            _ = double.TryParse(estimate.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out rows);
        }

        // Operators that pass rows on often carry no estimate, or zero; their input's is the best guess.
        double known = rows > 0 ? rows : children.Select(child => child.Rows).DefaultIfEmpty(0).Max();
        return new PlanNode(element.GetProperty("name").GetString()!.Trim(), known, children);
    }
}
