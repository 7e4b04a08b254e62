using System.Text;
using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>The story of a run for a person: modules with rows, bytes and times as bars, broken rules, probe reports, targets.</summary>
internal sealed class RunReport(Style style)
{
    private const int BarWidth = 14;

    /// <param name="runId">The run.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="story">Its events.</param>
    /// <param name="all">True shows every rule and signal, as <c>report</c> does; false only what a finished run should say.</param>
    public string Render(string runId, RunStatus status, RunStory story, bool all)
    {
        StringBuilder text = new();
        if (story.Started is { } started)
        {
            text.Append(RunHeader.First(started, style)).Append('\n');
            if (all)
            {
                text.Append(style.Dim($"  {started.SourcePath} · {Figures.Moment(started.At)} · fingerprint {started.Fingerprint}")).Append('\n');
            }

            text.Append('\n');
        }

        Modules(text, story);
        Errors(text, story);
        Rules(text, story, all);
        Signals(text, story, all);
        Notices(text, story);
        Published(text, story);
        text.Append('\n').Append(RunHeader.Last(runId, status, story.Finished?.Duration, story.Finished?.Error, story.Published.Count, style)).Append('\n');
        return text.ToString();
    }

    private void Modules(StringBuilder text, RunStory story)
    {
        double slowest = story.Modules.Select(m => m.Result?.Duration.TotalSeconds ?? 0).DefaultIfEmpty().Max();
        Table table = new("", "module", "type", ">rows in", ">rows out", ">written", ">time", "");
        foreach (ModuleStory module in story.Modules)
        {
            ModuleFinished? result = module.Result;
            double share = slowest > 0 ? (result?.Duration.TotalSeconds ?? 0) / slowest : 0;
            table.AddStyled(
                (Glyphs.Of(module.State, Style.Plain), _ => Glyphs.Of(module.State, style)),
                (module.Outline.Label, style.Bold),
                (module.Outline.Type, style.Dim),
                (result?.RowsIn is { } rowsIn ? Figures.Count(rowsIn) : "", null),
                (result?.RowsOut is { } rowsOut ? Figures.Count(rowsOut) : "", null),
                (result?.BytesOut is { } bytes ? Figures.Bytes(bytes) : "", null),
                (result is { Status: not ModuleStatus.Skipped } ? Figures.Duration(result.Duration) : "", null),
                (Bars.Share(share, BarWidth).TrimEnd(), style.Cyan));
        }

        text.Append(table.Render(style));
    }

    private void Errors(StringBuilder text, RunStory story)
    {
        foreach (ModuleStory module in story.Modules.Where(m => m.Result?.Error is not null))
        {
            RunError error = module.Result!.Error!;
            bool failed = module.State == ModuleState.Error;
            string glyph = Glyphs.Of(module.State, style);
            text.Append('\n').Append(glyph).Append(' ').Append(style.Bold(module.Outline.Label)).Append(": ");
            text.Append(failed ? Indented(error.Message) : style.Dim(Indented(error.Message))).Append('\n');
            if (error.Place is { Length: > 0 } place)
            {
                text.Append("  ").Append(style.Blue("-->")).Append(' ').Append(place).Append('\n');
            }

            if (error.Hint is { Length: > 0 } hint)
            {
                text.Append("  ").Append(style.Green("help:")).Append(' ').Append(hint).Append('\n');
            }
        }

        if (story.Finished?.Error is { } own && (own.ModuleId is null || story.Find(own.ModuleId)?.Result?.Error is null))
        {
            text.Append('\n').Append(style.Red("error")).Append('[').Append(own.Code).Append("] ").Append(Indented(own.Message)).Append('\n');
            text.Append(own.Hint is { Length: > 0 } hint ? $"  {style.Green("help:")} {hint}\n" : "");
        }
    }

    private void Rules(StringBuilder text, RunStory story, bool all)
    {
        foreach (ModuleStory module in story.Modules.Where(m => m.Rules.Exists(r => all || !r.Passed)))
        {
            text.Append('\n').Append(style.Bold(module.Outline.Label)).Append(style.Dim(" · rules")).Append('\n');
            Table table = new("", "", "", "");
            foreach (RuleJudged rule in module.Rules.Where(r => all || !r.Passed))
            {
                string glyph = rule.Passed ? "✓" : rule.Action is "warn" or "quarantine" or "webhook" ? "!" : "✗";
                Func<string, string> paint = rule.Passed ? style.Green : glyph == "!" ? style.Yellow : style.Red;
                table.AddStyled((glyph, paint), (rule.RuleType, style.Dim), (rule.Message, null), (rule.Passed ? "" : rule.Action, style.Dim));
            }

            text.Append(table.Render(style, "  "));
        }
    }

    private void Signals(StringBuilder text, RunStory story, bool all)
    {
        SignalView view = new(style);
        foreach (ModuleStory module in story.Modules.Where(m => m.Signals.Exists(s => all || s.Report)))
        {
            text.Append('\n').Append(style.Bold(module.Outline.Label)).Append(style.Dim(" · signals")).Append('\n');
            foreach (SignalCaptured signal in module.Signals.Where(s => all || s.Report))
            {
                text.Append("  ").Append(style.Cyan(signal.SignalId)).Append('\n').Append(view.Render(signal.SignalType, signal.Payload, "    "));
            }
        }
    }

    private void Notices(StringBuilder text, RunStory story)
    {
        List<NoticeRaised> notices = [.. story.Notices, .. story.Modules.SelectMany(m => m.Notices)];
        if (notices.Count > 0)
        {
            text.Append('\n');
        }

        foreach (NoticeRaised notice in notices)
        {
            string module = notice.ModuleId is { } id ? $"{story.LabelOf(id)}: " : "";
            text.Append(style.Yellow("↳")).Append(' ').Append(style.Dim($"[{notice.Code}]")).Append(' ').Append(module).Append(TextWidth.Safe(notice.Message)).Append('\n');
        }
    }

    private void Published(StringBuilder text, RunStory story)
    {
        if (story.Published.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(style.Bold("Published")).Append('\n');
        foreach (TargetPublished published in story.Published)
        {
            text.Append("  ").Append(style.Green("→")).Append(' ').Append(TextWidth.Safe(published.Target)).Append('\n');
        }
    }

    private static string Indented(string message) =>
        string.Join("\n    ", message.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TextWidth.Safe));
}
