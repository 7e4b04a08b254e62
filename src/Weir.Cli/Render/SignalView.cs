using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weir.Cli.Render;

/// <summary>A Probe's recorded fact for a person: scalars on a line, columns as a table, shares as bars.</summary>
internal sealed class SignalView(Style style)
{
    private const int BarWidth = 12;
    private const int MaximumCell = 36;

    public string Render(string signalType, string payload, string indent)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        StringBuilder text = new();
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return root.ValueKind == JsonValueKind.Array ? TableOf(root, indent, signalType) : $"{indent}{Brief(root)}\n";
        }

        List<string> scalars = [];
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (IsNested(property.Value))
            {
                text.Append(indent).Append(style.Dim(property.Name)).Append('\n').Append(TableOf(property.Value, indent + "  ", signalType));
            }
            else
            {
                scalars.Add($"{style.Dim(property.Name)} {Brief(property.Value)}");
            }
        }

        return (scalars.Count > 0 ? $"{indent}{string.Join("  ", scalars)}\n" : "") + text;
    }

    /// <summary>A list, or an object of values or of objects, as rows.</summary>
    private string TableOf(JsonElement element, string indent, string signalType)
    {
        bool isList = element.ValueKind == JsonValueKind.Array;
        List<(string Name, JsonElement Value)> rows = isList
            ? [.. element.EnumerateArray().Select(e => ("", e))]
            : [.. element.EnumerateObject().Select(p => (p.Name, p.Value))];
        string[] columns = [.. rows.Where(r => r.Value.ValueKind == JsonValueKind.Object).SelectMany(r => r.Value.EnumerateObject().Select(p => p.Name)).Distinct()];
        return (columns.Length > 0 ? OfObjects(rows, columns, isList) : OfValues(rows, signalType == "null_rates")).Render(style, indent);
    }

    private static Table OfObjects(List<(string Name, JsonElement Value)> rows, string[] columns, bool isList)
    {
        string[] heads = [.. columns.Select(c => rows.Exists(r => Cell(r.Value, c) is { ValueKind: JsonValueKind.Number }) ? ">" + c : c)];
        Table table = new(isList ? heads : ["", .. heads]);
        foreach ((string name, JsonElement value) in rows)
        {
            string[] cells = [.. columns.Select(c => Cell(value, c) is { } cell ? Brief(cell) : "")];
            table.Add(isList ? cells : [name, .. cells]);
        }

        return table;
    }

    private static Table OfValues(List<(string Name, JsonElement Value)> rows, bool shares)
    {
        Table table = new("", ">", "");
        foreach ((string name, JsonElement value) in rows)
        {
            bool isShare = shares && value.ValueKind == JsonValueKind.Number;
            double share = isShare ? value.GetDouble() : 0;
            table.Add(name, isShare ? share.ToString("P2", CultureInfo.InvariantCulture) : Brief(value), Bars.Share(share, BarWidth).TrimEnd());
        }

        return table;
    }

    private static JsonElement? Cell(JsonElement row, string column) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(column, out JsonElement cell) ? cell : null;

    private static bool IsNested(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(),
        JsonValueKind.Array => element.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object),
        _ => false,
    };

    private static string Brief(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out long whole) => Figures.Count(whole),
        JsonValueKind.Number => element.GetDouble().ToString("G6", CultureInfo.InvariantCulture),
        JsonValueKind.String => TextWidth.Cut(TextWidth.Safe(element.GetString()!), MaximumCell),
        JsonValueKind.Null => "—",
        JsonValueKind.Array => TextWidth.Cut(string.Join(", ", element.EnumerateArray().Select(Brief)), MaximumCell),
        _ => TextWidth.Cut(TextWidth.Safe(element.GetRawText()), MaximumCell),
    };
}
