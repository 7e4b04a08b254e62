using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weir.Cli.Render.Html;

/// <summary>How the values of a probed column lie: the range as a line, the middle as a box, the median and the mean marked.</summary>
internal static class DistributionPlot
{
    private const double Left = 12;
    private const double Width = 336;
    private const double Middle = 30;

    /// <param name="stats">The payload of a <c>value_distribution</c>.</param>
    public static string Render(JsonElement stats)
    {
        StringBuilder plots = new();
        foreach (JsonProperty column in stats.EnumerateObject())
        {
            if (Value(column.Value, "min") is { } least && Value(column.Value, "max") is { } greatest && greatest >= least)
            {
                Plot(plots, column.Name, column.Value, least, greatest);
            }
        }

        return plots.ToString();
    }

    private static void Plot(StringBuilder plots, string name, JsonElement column, double least, double greatest)
    {
        double span = greatest > least ? greatest - least : 1;
        double At(double value) => Left + (Width * Math.Clamp((value - least) / span, 0, 1));
        List<(double Share, double Value)> percentiles = Percentiles(column);
        plots.Append($"<div class=\"r-plot\"><h3>{HtmlText.Of(name)}</h3><svg viewBox=\"0 0 360 66\" role=\"img\" aria-label=\"distribution of {HtmlText.Of(name)}\">");
        plots.Append($"<line class=\"s-range\" x1=\"{HtmlText.Number(Left)}\" x2=\"{HtmlText.Number(Left + Width)}\" y1=\"{Middle}\" y2=\"{Middle}\"/>");
        plots.Append($"<line class=\"s-range\" x1=\"{HtmlText.Number(Left)}\" x2=\"{HtmlText.Number(Left)}\" y1=\"{Middle - 8}\" y2=\"{Middle + 8}\"/>");
        plots.Append($"<line class=\"s-range\" x1=\"{HtmlText.Number(Left + Width)}\" x2=\"{HtmlText.Number(Left + Width)}\" y1=\"{Middle - 8}\" y2=\"{Middle + 8}\"/>");
        if (percentiles.Count > 1)
        {
            double from = At(percentiles[0].Value);
            plots.Append($"<rect class=\"s-box\" x=\"{HtmlText.Number(from)}\" y=\"{Middle - 11}\" width=\"{HtmlText.Number(Math.Max(2, At(percentiles[^1].Value) - from))}\" height=\"22\" rx=\"3\"/>");
        }

        foreach ((double _, double value) in percentiles.Where(p => p.Share == 0.5))
        {
            plots.Append($"<line class=\"s-mid\" x1=\"{HtmlText.Number(At(value))}\" x2=\"{HtmlText.Number(At(value))}\" y1=\"{Middle - 11}\" y2=\"{Middle + 11}\"/>");
        }

        if (Value(column, "mean") is { } mean)
        {
            plots.Append($"<circle class=\"s-dot\" cx=\"{HtmlText.Number(At(mean))}\" cy=\"{Middle}\" r=\"4\"><title>mean {HtmlText.Shown(mean)}</title></circle>");
        }

        plots.Append($"<text x=\"{HtmlText.Number(Left)}\" y=\"60\">{HtmlText.Shown(least)}</text><text x=\"{HtmlText.Number(Left + Width)}\" y=\"60\" text-anchor=\"end\">{HtmlText.Shown(greatest)}</text></svg>");
        plots.Append($"<p class=\"r-facts\">{HtmlText.Of(Figures(column, percentiles))}</p></div>");
    }

    private static string Figures(JsonElement column, List<(double Share, double Value)> percentiles)
    {
        List<string> parts = [];
        foreach (string name in new[] { "mean", "stddev" })
        {
            if (Value(column, name) is { } value)
            {
                parts.Add($"{name} {HtmlText.Shown(value)}");
            }
        }

        parts.AddRange(percentiles.Select(p => $"p{HtmlText.Number(p.Share * 100)} {HtmlText.Shown(p.Value)}"));
        if (Value(column, "count_non_null") is { } count)
        {
            parts.Add($"{HtmlText.Shown(count)} values");
        }

        return string.Join(" · ", parts);
    }

    private static List<(double Share, double Value)> Percentiles(JsonElement column)
    {
        List<(double Share, double Value)> found = [];
        if (column.TryGetProperty("percentiles", out JsonElement percentiles) && percentiles.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty percentile in percentiles.EnumerateObject())
            {
                if (double.TryParse(percentile.Name, CultureInfo.InvariantCulture, out double share) && percentile.Value.ValueKind == JsonValueKind.Number)
                {
                    found.Add((share, percentile.Value.GetDouble()));
                }
            }
        }

        found.Sort();
        return found;
    }

    private static double? Value(JsonElement column, string name) =>
        column.ValueKind == JsonValueKind.Object && column.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
