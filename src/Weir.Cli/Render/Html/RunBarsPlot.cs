using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Render.Html;

/// <summary>The last runs of a Blueprint, oldest first: a bar for the time of each.</summary>
internal static class RunBarsPlot
{
    private const double Height = 90;
    private const double Step = 30;

    /// <param name="runs">Newest first, as the history lists them.</param>
    /// <param name="current">The run that the page is about.</param>
    public static string Render(IReadOnlyList<RunRecord> runs, string current)
    {
        List<(RunRecord Run, TimeSpan Took)> shown = [.. runs.Where(r => r.FinishedAt is not null).Reverse().Select(r => (r, r.FinishedAt!.Value - r.StartedAt))];
        if (shown.Count < 2)
        {
            return "";
        }

        double longest = Math.Max(1, shown.Max(r => r.Took.Ticks));
        StringBuilder svg = new($"<div class=\"r-frame\"><svg viewBox=\"0 0 {HtmlText.Number(Math.Max(600, (shown.Count * Step) + 20))} {HtmlText.Number(Height + 40)}\" role=\"img\" aria-label=\"times of the last runs\">");
        for (int i = 0; i < shown.Count; i++)
        {
            (RunRecord run, TimeSpan took) = shown[i];
            double tall = Math.Max(2, Height * took.Ticks / longest);
            double x = 10 + (i * Step);
            string colour = run.Status == RunStatus.Success ? "s-good" : run.Status == RunStatus.Error ? "s-bad" : "s-idle";
            svg.Append($"<rect class=\"{colour}\" x=\"{HtmlText.Number(x)}\" y=\"{HtmlText.Number(Height + 14 - tall)}\" width=\"20\" height=\"{HtmlText.Number(tall)}\" rx=\"3\">");
            svg.Append($"<title>{HtmlText.Of($"{run.RunId} · {Figures.Moment(run.StartedAt)} · {Figures.Duration(took)}")}</title></rect>");
            svg.Append($"<text x=\"{HtmlText.Number(x + 10)}\" y=\"{HtmlText.Number(Height + 10 - tall)}\" text-anchor=\"middle\">{HtmlText.Of(Short(took))}</text>");
            svg.Append(run.RunId == current ? $"<text class=\"s-strong\" x=\"{HtmlText.Number(x + 10)}\" y=\"{HtmlText.Number(Height + 30)}\" text-anchor=\"middle\">▲ this</text>" : "");
        }

        return svg.Append("</svg></div>").ToString();
    }

    private static string Short(TimeSpan took) => took.TotalSeconds < 1 ? $"{took.TotalMilliseconds:0}" : $"{took.TotalSeconds:0.#} s";
}
