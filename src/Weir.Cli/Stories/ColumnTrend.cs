using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Stories;

/// <summary>What the Probes of the last runs told of one column.</summary>
internal static class ColumnTrend
{
    /// <param name="store">The history.</param>
    /// <param name="runs">The runs, newest first.</param>
    /// <param name="column">The column; case counts for nothing.</param>
    /// <returns>A point per run and Probe that tells of it, oldest first.</returns>
    public static List<TrendPoint> Of(IRunStore store, IEnumerable<RunRecord> runs, string column)
    {
        List<TrendPoint> points = [];
        foreach (RunRecord run in runs.Reverse())
        {
            foreach (IGrouping<string, SignalCaptured> probe in store.ReadEvents(run.RunId).OfType<SignalCaptured>().GroupBy(s => s.ModuleId))
            {
                TrendPoint point = new(run.RunId, run.StartedAt, probe.Key);
                foreach (SignalCaptured signal in probe)
                {
                    using JsonDocument document = JsonDocument.Parse(signal.Payload);
                    point = Read(point, signal.SignalType, document.RootElement, column);
                }

                if (point.TellsAnything)
                {
                    points.Add(point);
                }
            }
        }

        return points;
    }

    private static TrendPoint Read(TrendPoint point, string type, JsonElement payload, string column) => type switch
    {
        "null_rates" => point with { NullRate = Number(Find(payload, "null_rates", column)) ?? point.NullRate },
        "distinct_count" => point with { Distinct = Number(Find(payload, "distinct_counts", column)) ?? point.Distinct },
        "value_distribution" when Find(payload, "stats", column) is { ValueKind: JsonValueKind.Object } stats => point with
        {
            Minimum = Number(Member(stats, "min")), Mean = Number(Member(stats, "mean")), Maximum = Number(Member(stats, "max")),
        },
        "schema_snapshot" => point with { Type = TypeOf(payload, column) ?? point.Type },
        _ => point,
    };

    private static string? TypeOf(JsonElement payload, string column)
    {
        if (Member(payload, "fields") is { ValueKind: JsonValueKind.Array } fields)
        {
            foreach (JsonElement field in fields.EnumerateArray())
            {
                if (Same(Member(field, "name")?.GetString(), column))
                {
                    return Member(field, "type")?.GetString();
                }
            }
        }

        return null;
    }

    private static JsonElement? Find(JsonElement payload, string part, string column)
    {
        if (Member(payload, part) is { ValueKind: JsonValueKind.Object } columns)
        {
            foreach (JsonProperty property in columns.EnumerateObject())
            {
                if (Same(property.Name, column))
                {
                    return property.Value;
                }
            }
        }

        return null;
    }

    private static bool Same(string? name, string column) => string.Equals(name, column, StringComparison.OrdinalIgnoreCase);

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : null;

    private static double? Number(JsonElement? element) => element is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
