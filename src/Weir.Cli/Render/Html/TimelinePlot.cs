using System.Text;
using Weir.Cli.Stories;

namespace Weir.Cli.Render.Html;

/// <summary>When each module was at work: a bar per module over the time of the run.</summary>
internal static class TimelinePlot
{
    private const double Left = 190;
    private const double Width = 860;
    private const double Row = 24;
    private const double Bar = 12;
    private const int Ticks = 5;

    public static string Render(RunStory story)
    {
        if (story.Started is not { } started)
        {
            return "";
        }

        List<ModuleStory> shown = [.. story.Modules.Where(m => m is { StartedAt: not null, Result: not null })];
        TimeSpan total = shown.Select(m => m.StartedAt!.Value + m.Result!.Duration - started.At).DefaultIfEmpty().Max();
        if (total <= TimeSpan.Zero)
        {
            return "";
        }

        double height = (shown.Count * Row) + 26;
        StringBuilder svg = new($"<div class=\"r-frame\"><svg viewBox=\"0 0 {HtmlText.Number(Left + Width + 70)} {HtmlText.Number(height)}\" role=\"img\" aria-label=\"times of the modules\">");
        for (int i = 0; i <= Ticks; i++)
        {
            double x = Left + (Width * i / Ticks);
            svg.Append($"<line class=\"s-axis\" x1=\"{HtmlText.Number(x)}\" x2=\"{HtmlText.Number(x)}\" y1=\"0\" y2=\"{HtmlText.Number(height - 20)}\"/>");
            svg.Append($"<text x=\"{HtmlText.Number(x)}\" y=\"{HtmlText.Number(height - 6)}\" text-anchor=\"middle\">{HtmlText.Of(i == 0 ? "0" : Figures.Duration(total * i / Ticks))}</text>");
        }

        for (int i = 0; i < shown.Count; i++)
        {
            ModuleStory module = shown[i];
            double from = Left + (Width * (module.StartedAt!.Value - started.At).Ticks / total.Ticks);
            double length = Math.Max(2, Width * module.Result!.Duration.Ticks / total.Ticks);
            double y = (i * Row) + 6;
            string colour = module.State switch { ModuleState.Success => "s-good", ModuleState.Error => "s-bad", _ => "s-idle" };
            svg.Append($"<text class=\"s-strong\" x=\"{HtmlText.Number(Left - 10)}\" y=\"{HtmlText.Number(y + 10)}\" text-anchor=\"end\">{HtmlText.Of(TextWidth.Cut(module.Outline.Label, 28))}</text>");
            svg.Append($"<rect class=\"{colour}\" x=\"{HtmlText.Number(from)}\" y=\"{HtmlText.Number(y)}\" width=\"{HtmlText.Number(length)}\" height=\"{HtmlText.Number(Bar)}\" rx=\"3\"/>");
            svg.Append($"<text x=\"{HtmlText.Number(from + length + 6)}\" y=\"{HtmlText.Number(y + 10)}\">{HtmlText.Of(Figures.Duration(module.Result.Duration))}</text>");
        }

        return svg.Append("</svg></div>").ToString();
    }
}
