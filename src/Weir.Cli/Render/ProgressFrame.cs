using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>One picture of a running run: the modules in order with state, rows, rate and time. Pure; the terminal is elsewhere.</summary>
internal sealed class ProgressFrame(Style style, int width, int height)
{
    private const int BarWidth = 20;
    private const int LabelWidth = 28;

    /// <param name="story">What is known.</param>
    /// <param name="now">This moment.</param>
    /// <param name="begun">When the command began, for the time before the run starts.</param>
    /// <returns>The lines, none wider than the terminal.</returns>
    public List<string> Render(RunStory story, DateTimeOffset now, DateTimeOffset begun)
    {
        if (story.Started is not { } started)
        {
            return [$"{style.Cyan(Glyphs.Spin(now - begun))} compiling and binding {style.Dim("· " + Figures.Duration(now - begun))}"];
        }

        List<string> lines = [$"{RunHeader.First(started, style)}{style.Dim(" · " + Figures.Duration(now - started.At))}"];
        (int from, int to) = Window(story.Modules, Math.Max(3, height - 4));
        if (from > 0)
        {
            lines.Add(style.Dim($"  … {from} before"));
        }

        int labelWidth = Math.Min(LabelWidth, story.Modules.Select(m => TextWidth.Of(m.Outline.Label)).DefaultIfEmpty().Max());
        for (int i = from; i < to; i++)
        {
            lines.Add(Line(story.Modules[i], now, labelWidth));
        }

        if (to < story.Modules.Count)
        {
            lines.Add(style.Dim($"  … {story.Modules.Count - to} to come"));
        }

        if (story.Plan is { } plan && story.Published.Count < plan.Steps.Count)
        {
            lines.Add($"  {style.Cyan(Glyphs.Spin(now - started.At))} publishing {story.Published.Count} of {Figures.Plural(plan.Steps.Count, "target")}");
        }

        return [.. lines.Select(line => TextWidth.CutStyled(line, width))];
    }

    private string Line(ModuleStory module, DateTimeOffset now, int labelWidth)
    {
        bool running = module.State == ModuleState.Running;
        TimeSpan elapsed = running ? now - module.StartedAt!.Value : TimeSpan.Zero;
        string glyph = running ? style.Cyan(Glyphs.Spin(elapsed)) : Glyphs.Of(module.State, style);
        string label = TextWidth.PadRight(TextWidth.Cut(TextWidth.Safe(module.Outline.Label), labelWidth), labelWidth);
        string tail = running ? Running(module, elapsed) : Done(module);
        int room = Math.Max(0, width - labelWidth - 7);
        string words = module.State == ModuleState.Waiting ? style.Dim(label) : label;
        return $"  {glyph} {words}  {style.Dim(TextWidth.Cut(tail, room))}".TrimEnd();
    }

    private static string Running(ModuleStory module, TimeSpan elapsed)
    {
        List<string> parts = [];
        if (module.Progress?.Work is { } work)
        {
            string bar = work.Tasks > 0 ? Bars.Progress((double)work.TasksDone / work.Tasks, BarWidth) + "  " : "";
            parts.Add(bar + Figures.Work(work));
        }
        else if (module.Progress is { } progress)
        {
            bool known = progress.TotalRows is > 0;
            string bar = known ? Bars.Progress((double)progress.Rows / progress.TotalRows!.Value, BarWidth) + "  " : "";
            parts.Add(bar + (known ? $"{Figures.Count(progress.Rows)} / {Figures.Rows(progress.TotalRows!.Value)}" : Figures.Rows(progress.Rows)));
            if (Figures.Rate(progress.Rows, progress.Elapsed) is { Length: > 0 } rate)
            {
                parts.Add(rate);
            }
        }

        if (module.Attempts > 1)
        {
            parts.Add($"attempt {module.Attempts}");
        }

        parts.Add(Figures.Duration(elapsed));
        return string.Join(" · ", parts);
    }

    private static string Done(ModuleStory module)
    {
        if (module.Result is not { } result)
        {
            return "";
        }

        string rows = (result.RowsOut ?? result.RowsIn) is { } count ? Figures.Rows(count) + " · " : "";
        return result.Status == ModuleStatus.Success
            ? rows + Figures.Duration(result.Duration)
            : TextWidth.Safe(result.Error?.Message ?? "");
    }

    /// <summary>As many modules as fit, around the one that runs.</summary>
    private static (int From, int To) Window(List<ModuleStory> modules, int room)
    {
        if (modules.Count <= room)
        {
            return (0, modules.Count);
        }

        int running = modules.FindIndex(m => m.State == ModuleState.Running);
        int current = running >= 0 ? running : modules.FindIndex(m => m.State == ModuleState.Waiting);
        current = current < 0 ? modules.Count - 1 : current;
        int from = Math.Clamp(current - (room / 2), 0, modules.Count - room);
        return (from, from + room);
    }
}
