using System.Text.Json;
using Weir.Cli.Stories;

namespace Weir.Cli.Output;

/// <summary>Trends and times for programs.</summary>
internal static class TrendJson
{
    public static string OfColumn(string column, string blueprintId, IReadOnlyList<TrendPoint> points) => JsonOut.Document(json =>
    {
        json.WriteString("column", column);
        json.WriteString("blueprint_id", blueprintId);
        json.Array("points", points, point =>
        {
            json.WriteStartObject();
            json.WriteString("run_id", point.RunId);
            json.Moment("started_at", point.At);
            json.WriteString("module_id", point.ModuleId);
            json.WriteString("type", point.Type);
            Number(json, "null_rate", point.NullRate);
            Number(json, "distinct", point.Distinct);
            Number(json, "min", point.Minimum);
            Number(json, "mean", point.Mean);
            Number(json, "max", point.Maximum);
            json.WriteEndObject();
        });
    });

    public static string OfModules(string blueprintId, IReadOnlyList<ModuleTimes> modules) => JsonOut.Document(json =>
    {
        json.WriteString("blueprint_id", blueprintId);
        json.Array("modules", modules, module =>
        {
            json.WriteStartObject();
            json.WriteString("module_id", module.ModuleId);
            json.WriteNumber("runs", module.Runs);
            json.Duration("least_ms", module.Least);
            json.Duration("median_ms", module.Median);
            json.Duration("most_ms", module.Greatest);
            json.Duration("last_ms", module.Last);
            json.Number("rows_out", module.Rows);
            json.WriteEndObject();
        });
    });

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
