using System.Text;
using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Render.Html;

/// <summary>What happened, in order, as sentences.</summary>
internal static class StoryList
{
    public static string Render(IReadOnlyList<RunEvent> events, RunStory story)
    {
        StringBuilder list = new();
        DateTimeOffset? begin = events.OfType<RunStarted>().FirstOrDefault()?.At;
        foreach (RunEvent happened in events)
        {
            if (Sentence(happened, story) is { } sentence)
            {
                string after = begin is { } from ? $"+{Figures.Duration(happened.At - from)}" : "";
                list.Append($"<li class=\"{sentence.Tone}\"><time datetime=\"{happened.At.UtcDateTime:O}\">{HtmlText.Of(after)}</time> {HtmlText.Of(sentence.Text)}</li>\n");
            }
        }

        return list.Length == 0 ? "" : $"<ol class=\"r-story\">\n{list}</ol>";
    }

    private static (string Tone, string Text)? Sentence(RunEvent happened, RunStory story) => happened switch
    {
        RunStarted e => ("", e.ParentRunId is null ? $"The run of {e.BlueprintName} began on {e.Engine}." : $"The run was taken up again on {e.Engine}."),
        ModuleFinished { Status: ModuleStatus.Success } e => ("r-good", $"{story.LabelOf(e.ModuleId)} was done{Amount(e)}."),
        ModuleFinished { Status: ModuleStatus.Error } e => ("r-bad", $"{story.LabelOf(e.ModuleId)} failed: {e.Error?.Message}"),
        ModuleFinished e => ("", $"{story.LabelOf(e.ModuleId)} was left out{(e.Error is { } why ? $": {why.Message}" : ".")}"),
        RuleJudged { Passed: false } e => (e.Action == "abort" ? "r-bad" : "r-warn", $"{story.LabelOf(e.ModuleId)}: a rule was broken ({e.Action}): {e.Message}"),
        RetryScheduled e => ("r-warn", $"{story.LabelOf(e.ModuleId)} failed at attempt {e.Attempt} and is tried again after {Figures.Duration(e.Delay)}: {e.Error.Message}"),
        GateDecided e => (e.Open ? "" : "r-warn", $"The gate {story.LabelOf(e.ModuleId)} is {(e.Open ? "open" : "closed")}: {e.Reason}."),
        NoticeRaised e => ("r-warn", (e.ModuleId is { } id ? $"{story.LabelOf(id)}: " : "") + e.Message),
        TargetPublished e => ("r-good", $"{e.Target} was published."),
        RunFinished { Status: RunStatus.Success } e => ("r-good", $"The run was complete after {Figures.Duration(e.Duration)}."),
        RunFinished e => ("r-bad", $"The run ended ({e.Status.ToString().ToLowerInvariant()}) after {Figures.Duration(e.Duration)}."),
        _ => null,
    };

    private static string Amount(ModuleFinished e) =>
        (e.RowsOut is { } rows ? $": {Figures.Rows(rows)}" : "") + (e.BytesOut is { } bytes ? $", {Figures.Bytes(bytes)}" : "") + (e.Restored ? ", kept from an earlier attempt" : "");
}
