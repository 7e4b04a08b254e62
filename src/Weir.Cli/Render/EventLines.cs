using Weir.Cli.Stories;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>Shows a run as it goes, one line per event, for logs and pipes.</summary>
/// <remarks>Progress of one module is told after 1, 2, 4, 8 seconds and then every 15, so that a log stays readable.</remarks>
internal sealed class EventLines(TextWriter output, Style style) : IEventSink
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private readonly Lock gate = new();
    private readonly RunStory story = new();
    private TimeSpan nextProgress = TimeSpan.FromSeconds(1);

    public void Publish(RunEvent runEvent)
    {
        lock (gate)
        {
            story.Apply(runEvent);
            if (LineOf(runEvent) is { } line)
            {
                output.WriteLine(line);
                output.Flush();
            }
        }
    }

    private string? LineOf(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => RunHeader.First(started, style),
        ModuleStarted started => Started(started),
        ModuleProgress progress => Progress(progress),
        ModuleFinished finished => Finished(finished),
        RuleJudged { Passed: false } rule => $"  {style.Yellow("!")} {Label(rule.ModuleId)}: rule {rule.RuleType}: {TextWidth.Safe(rule.Message)} ({rule.Action})",
        RuleJudged rule => $"  {style.Green("✓")} {Label(rule.ModuleId)}: rule {rule.RuleType}: {TextWidth.Safe(rule.Message)}",
        SignalCaptured signal => $"  {style.Cyan("◦")} {Label(signal.ModuleId)}: {signal.SignalId} {style.Dim(TextWidth.Cut(TextWidth.Safe(signal.Payload), 160))}",
        GateDecided gate => $"  {(gate.Open ? style.Green("○") : style.Yellow("●"))} {Label(gate.ModuleId)}: gate {(gate.Open ? "open" : "closed")}: {TextWidth.Safe(gate.Reason)}",
        RetryScheduled retry => $"  {style.Yellow("↻")} {Label(retry.ModuleId)}: attempt {retry.Attempt} failed, again in {Figures.Duration(retry.Delay)}: {TextWidth.Safe(retry.Error.Message)}",
        BreakerChanged breaker => $"  {style.Yellow("⚡")} {Label(breaker.ModuleId)}: circuit breaker {TextWidth.Safe(breaker.Breaker)} is {(breaker.To == BreakerPhase.HalfOpen ? "half open" : breaker.To.ToString().ToLowerInvariant())}",
        NoticeRaised notice => $"  {style.Yellow("↳")} [{notice.Code}] {TextWidth.Safe(notice.Message)}",
        TaskLogged line => $"  {style.Dim("│")} {Label(line.ModuleId)}: {Line(line)}",
        PublishStarted plan => $"  {style.Cyan("▸")} publishing {Figures.Plural(plan.Steps.Count, "target")}",
        TargetPublished published => $"  {style.Green("→")} {TextWidth.Safe(published.Target)}",
        _ => null,
    };

    private string Started(ModuleStarted started)
    {
        nextProgress = TimeSpan.FromSeconds(1);
        string attempt = started.Attempt > 1 ? $" · attempt {started.Attempt}" : "";
        return $"  {style.Cyan("▸")} {Label(started.ModuleId)}{style.Dim(attempt)}";
    }

    private string? Progress(ModuleProgress progress)
    {
        if (progress.Elapsed < nextProgress)
        {
            return null;
        }

        while (nextProgress <= progress.Elapsed)
        {
            nextProgress += nextProgress < LongestSilence ? nextProgress : LongestSilence;
        }

        if (progress.Work is { } work)
        {
            return $"  {style.Cyan("…")} {Label(progress.ModuleId)}  {style.Dim($"{Figures.Work(work)} · {Figures.Duration(progress.Elapsed)}")}";
        }

        string total = progress.TotalRows is { } rows ? $" / {Figures.Count(rows)}" : "";
        string rate = Figures.Rate(progress.Rows, progress.Elapsed) is { Length: > 0 } perSecond ? $" · {perSecond}" : "";
        return $"  {style.Cyan("…")} {Label(progress.ModuleId)}  {style.Dim($"{Figures.Count(progress.Rows)}{total} rows{rate} · {Figures.Duration(progress.Elapsed)}")}";
    }

    private string Finished(ModuleFinished finished)
    {
        string glyph = Glyphs.Of(story.Find(finished.ModuleId)!.State, style);
        if (finished.Error is { } error)
        {
            string place = error.Place is { Length: > 0 } p ? $" ({p})" : "";
            return $"  {glyph} {Label(finished.ModuleId)}: {TextWidth.Safe(error.Message)}{place}";
        }

        string rows = (finished.RowsOut ?? finished.RowsIn) is { } count ? $"{Figures.Rows(count)} · " : "";
        string bytes = finished.BytesOut is { } size ? $"{Figures.Bytes(size)} · " : "";
        return $"  {glyph} {Label(finished.ModuleId)}  {style.Dim(finished.Restored ? "done before" : $"{rows}{bytes}{Figures.Duration(finished.Duration)}")}";
    }

    private string Line(TaskLogged line) => line.Severity switch
    {
        Severity.Error => style.Red(TextWidth.Safe(line.Message)),
        Severity.Warning => style.Yellow(TextWidth.Safe(line.Message)),
        _ => style.Dim(TextWidth.Safe(line.Message)),
    };

    private string Label(string moduleId) => style.Bold(TextWidth.Safe(story.LabelOf(moduleId)));
}
