using System.Globalization;
using System.Text;
using System.Text.Json;
using Weir.Cli.Stories;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Render.Html;

/// <summary>The story of a run as one file that stands alone: no script, no font, no link to anywhere.</summary>
internal static class HtmlReport
{
    /// <param name="run">The run.</param>
    /// <param name="events">Its events.</param>
    /// <param name="earlier">The last runs of its Blueprint, newest first, this one among them.</param>
    public static string Render(RunRecord run, IReadOnlyList<RunEvent> events, IReadOnlyList<RunRecord> earlier)
    {
        RunStory story = RunStory.Of(events);
        string name = story.Started?.BlueprintName ?? run.BlueprintId;
        StringBuilder page = new("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Append($"<title>{HtmlText.Of(name)} · {HtmlText.Of(JsonName(run.Status))}</title>\n<style>\n{HtmlStyle.Css}\n</style>\n</head>\n<body>\n<main>\n");
        Head(page, run, story, name);
        Errors(page, story);
        HtmlText.Section(page, "Graph", "Each module in the colour of how it ended.", StatusGraph.Render(story));
        HtmlText.Section(page, "Time", "When each module was at work. Queries are lazy: their work shows at the module that reads them.", TimelinePlot.Render(story));
        HtmlText.Section(page, "Modules", "", Modules(story));
        HtmlText.Section(page, "Rules", "", Rules(story));
        Probes(page, story);
        HtmlText.Section(page, "The last runs", "Time from beginning to end, oldest first.", RunBarsPlot.Render(earlier, run.RunId));
        HtmlText.Section(page, "The story", "", StoryList.Render(events, story));
        return page.Append($"<footer>Written by weir {HtmlText.Of(ProductVersion.Text)} from the run's events.</footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static string JsonName(RunStatus status) => status.ToString().ToLowerInvariant();

    private static void Head(StringBuilder page, RunRecord run, RunStory story, string name)
    {
        string tone = run.Status switch { RunStatus.Success => "r-success", RunStatus.Error => "r-error", RunStatus.Running => "r-running", _ => "r-other" };
        page.Append($"<header><h1>{HtmlText.Of(name)}</h1><span class=\"r-chip {tone}\">{HtmlText.Of(JsonName(run.Status))}</span></header>\n");
        page.Append($"<p class=\"r-facts\">{HtmlText.Of($"{run.BlueprintId} · run {run.RunId} · {Figures.Moment(run.StartedAt)} · {run.Engine} · {run.SourcePath} · fingerprint {run.Fingerprint}")}</p>\n");
        page.Append("<div class=\"r-cards\">");
        Card(page, story.Finished is { } finished ? Figures.Duration(finished.Duration) : "—", "time");
        Card(page, $"{story.Modules.Count(m => m.State == ModuleState.Success)} / {story.Modules.Count}", "modules done");
        Card(page, Figures.Count(story.Modules.Where(m => m.Outline.Type == "Egress").Sum(m => m.Result?.RowsOut ?? 0)), "rows written");
        Card(page, Figures.Bytes(story.Modules.Sum(m => m.Result?.BytesOut ?? 0)), "bytes written");
        int rules = story.Modules.Sum(m => m.Rules.Count);
        Card(page, $"{story.Modules.Sum(m => m.Rules.Count(r => r.Passed))} / {rules}", "rules held");
        Card(page, story.Published.Count.ToString(CultureInfo.InvariantCulture), "targets published");
        page.Append("</div>\n");
    }

    private static void Card(StringBuilder page, string value, string name) => page.Append($"<div class=\"r-card\"><b>{HtmlText.Of(value)}</b><span>{HtmlText.Of(name)}</span></div>");

    private static void Errors(StringBuilder page, RunStory story)
    {
        foreach (RunError error in story.Modules.Where(m => m.State == ModuleState.Error).Select(m => m.Result!.Error).OfType<RunError>())
        {
            page.Append($"<div class=\"r-error-box\"><b class=\"r-bad\">{HtmlText.Of(error.Code)}</b> {WithLines(error.Message)}");
            page.Append(error.Place is { Length: > 0 } place ? $"\n<span class=\"r-dim\">{HtmlText.Of(place)}</span>" : "");
            page.Append(error.Hint is { Length: > 0 } hint ? $"\n<span class=\"r-good\">{HtmlText.Of(hint)}</span>" : "").Append("</div>\n");
        }
    }

    private static string Modules(RunStory story)
    {
        double slowest = story.Modules.Select(m => m.Result?.Duration.Ticks ?? 0).Append(1).Max();
        StringBuilder table = new("<table><tr><th></th><th>module</th><th>type</th><th class=\"r-n\">rows in</th><th class=\"r-n\">rows out</th><th class=\"r-n\">written</th><th class=\"r-n\">time</th><th>share of the slowest</th></tr>\n");
        foreach (ModuleStory module in story.Modules)
        {
            ModuleFinished? result = module.Result;
            string tone = module.State switch { ModuleState.Success => "r-good", ModuleState.Error => "r-bad", _ => "r-idle" };
            table.Append($"<tr><td class=\"{tone}\">{Glyphs.Of(module.State, Style.Plain)}</td><td>{HtmlText.Of(module.Outline.Label)}</td><td class=\"r-dim\">{HtmlText.Of(module.Outline.Type)}</td>");
            table.Append(Cell(result?.RowsIn is { } rowsIn ? Figures.Count(rowsIn) : "")).Append(Cell(result?.RowsOut is { } rowsOut ? Figures.Count(rowsOut) : ""));
            table.Append(Cell(result?.BytesOut is { } bytes ? Figures.Bytes(bytes) : "")).Append(Cell(result is { Status: not ModuleStatus.Skipped } ? Figures.Duration(result.Duration) : ""));
            table.Append($"<td>{Bar((result?.Duration.Ticks ?? 0) / slowest, module.State == ModuleState.Error ? "r-fill-bad" : "")}</td></tr>\n");
        }

        return table.Append("</table>").ToString();
    }

    private static string Rules(RunStory story)
    {
        StringBuilder table = new();
        foreach ((ModuleStory module, RuleJudged rule) in story.Modules.SelectMany(m => m.Rules.Select(r => (m, r))))
        {
            (string tone, string glyph) = rule.Passed ? ("r-good", "✓") : rule.Action == "abort" ? ("r-bad", "✗") : ("r-warn", "!");
            table.Append($"<tr><td class=\"{tone}\">{glyph}</td><td>{HtmlText.Of(module.Outline.Label)}</td><td class=\"r-dim\">{HtmlText.Of(rule.RuleType)}</td><td>{HtmlText.Of(rule.Message)}</td>");
            table.Append(Cell(rule.FailedRows is { } failed ? Figures.Count(failed) : "")).Append($"<td class=\"r-dim\">{HtmlText.Of(rule.Passed ? "" : rule.Action)}</td></tr>\n");
        }

        return table.Length == 0 ? "" : $"<table><tr><th></th><th>module</th><th>rule</th><th>found</th><th class=\"r-n\">failed rows</th><th>then</th></tr>\n{table}</table>";
    }

    private static void Probes(StringBuilder page, RunStory story)
    {
        foreach (ModuleStory module in story.Modules.Where(m => m.Signals.Count > 0))
        {
            StringBuilder body = new();
            foreach (SignalCaptured signal in module.Signals)
            {
                using JsonDocument document = JsonDocument.Parse(signal.Payload);
                JsonElement root = document.RootElement;
                if (signal.SignalType == "value_distribution" && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("stats", out JsonElement stats))
                {
                    body.Append($"<div class=\"r-plots\">{DistributionPlot.Render(stats)}</div>");
                }
                else if (signal.SignalType == "null_rates" && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("null_rates", out JsonElement rates))
                {
                    body.Append(Rates(rates));
                }
                else
                {
                    body.Append($"<p class=\"r-note\">{HtmlText.Of(signal.SignalId)}</p><pre>{WithLines(new SignalView(Style.Plain).Render(signal.SignalType, signal.Payload, ""))}</pre>");
                }
            }

            HtmlText.Section(page, $"Probe: {module.Outline.Label}", "", body.ToString());
        }
    }

    private static string Rates(JsonElement rates)
    {
        StringBuilder table = new("<table><tr><th>column</th><th class=\"r-n\">NULL</th><th>share</th></tr>\n");
        foreach (JsonProperty column in rates.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Number))
        {
            double share = column.Value.GetDouble();
            table.Append($"<tr><td>{HtmlText.Of(column.Name)}</td>{Cell(share.ToString("P2", CultureInfo.InvariantCulture))}<td>{Bar(share, "r-fill-warn")}</td></tr>\n");
        }

        return table.Append("</table>").ToString();
    }

    private static string Cell(string text) => $"<td class=\"r-n\">{HtmlText.Of(text)}</td>";

    private static string Bar(double share, string tone) =>
        share > 0 ? $"<div class=\"r-bar\"><i class=\"{tone}\" style=\"width:{HtmlText.Number(Math.Clamp(share, 0, 1) * 100)}%\"></i></div>" : "<div class=\"r-bar\"></div>";

    /// <summary>Text of several lines, each made safe.</summary>
    private static string WithLines(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(HtmlText.Of));
}
