using System.Text.Json;
using Weir.Cli.Stories;
using Weir.Core.Events;

namespace Weir.Cli.Output;

/// <summary>The story of a run as JSON: what <c>run --format json</c> and <c>report --format json</c> give.</summary>
internal static class RunJson
{
    /// <param name="json">Inside an object.</param>
    /// <param name="runId">The run.</param>
    /// <param name="status">How it stands; the history knows of interrupted runs what events can't tell.</param>
    /// <param name="story">Its events.</param>
    public static void Write(Utf8JsonWriter json, string runId, RunStatus status, RunStory story)
    {
        json.WriteString("run_id", runId);
        json.WriteString("status", JsonOut.NameOf(status));
        json.WriteString("blueprint_id", story.Started?.BlueprintId);
        json.WriteString("blueprint_name", story.Started?.BlueprintName);
        json.WriteString("source_path", story.Started?.SourcePath);
        json.WriteString("fingerprint", story.Started?.Fingerprint);
        json.WriteString("engine", story.Started?.Engine);
        json.WriteString("parent_run_id", story.Started?.ParentRunId);
        json.Moment("started_at", story.Started?.At);
        json.Moment("finished_at", story.Finished?.At);
        json.Duration("duration_ms", story.Finished?.Duration);
        json.Error("error", story.Finished?.Error);
        Summary(json, story);
        json.Array("modules", story.Modules, module => Module(json, module));
        json.Array("rules", story.Modules.SelectMany(m => m.Rules), rule => Rule(json, rule));
        json.Array("signals", story.Modules.SelectMany(m => m.Signals), signal => Signal(json, signal));
        json.Array("notices", story.Notices.Concat(story.Modules.SelectMany(m => m.Notices)), notice => Notice(json, notice));
        json.Array("published", story.Published, published =>
        {
            json.WriteStartObject();
            json.WriteString("module_id", published.ModuleId);
            json.WriteString("target", published.Target);
            json.WriteEndObject();
        });
    }

    private static void Summary(Utf8JsonWriter json, RunStory story)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("modules", story.Modules.Count);
        json.WriteNumber("succeeded", story.Modules.Count(m => m.State == ModuleState.Success));
        json.WriteNumber("failed", story.Modules.Count(m => m.State == ModuleState.Error));
        json.WriteNumber("skipped", story.Modules.Count(m => m.State == ModuleState.Skipped));
        json.WriteNumber("rules_broken", story.Modules.Sum(m => m.Rules.Count(r => !r.Passed)));
        json.WriteNumber("targets_published", story.Published.Count);
        json.WriteEndObject();
    }

    private static void Module(Utf8JsonWriter json, ModuleStory module)
    {
        json.WriteStartObject();
        json.WriteString("module_id", module.Outline.Id);
        json.WriteString("type", module.Outline.Type);
        json.WriteString("label", module.Outline.Label);
        json.WriteString("engine", module.Outline.Engine);
        json.WriteString("status", module.State.ToString().ToLowerInvariant());
        json.WriteNumber("attempts", module.Attempts);
        json.Duration("duration_ms", module.Result?.Duration);
        json.Number("rows_in", module.Result?.RowsIn);
        json.Number("rows_out", module.Result?.RowsOut);
        json.Number("bytes_out", module.Result?.BytesOut);
        if (module.Gate is { } gate)
        {
            json.WriteStartObject("gate");
            json.WriteBoolean("open", gate.Open);
            json.WriteString("reason", gate.Reason);
            json.WriteEndObject();
        }

        json.Error("error", module.Result?.Error);
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RuleJudged rule)
    {
        json.WriteStartObject();
        json.WriteString("module_id", rule.ModuleId);
        json.WriteNumber("index", rule.Index);
        json.WriteString("rule_type", rule.RuleType);
        json.WriteBoolean("passed", rule.Passed);
        json.WriteString("action", rule.Action);
        json.WriteString("error_type", rule.ErrorType);
        json.Number("failed_rows", rule.FailedRows);
        json.WriteString("message", rule.Message);
        json.WriteEndObject();
    }

    private static void Signal(Utf8JsonWriter json, SignalCaptured signal)
    {
        json.WriteStartObject();
        json.WriteString("module_id", signal.ModuleId);
        json.WriteString("signal_id", signal.SignalId);
        json.WriteString("signal_type", signal.SignalType);
        json.WritePropertyName("payload");
        json.WriteRawValue(signal.Payload);
        json.WriteEndObject();
    }

    private static void Notice(Utf8JsonWriter json, NoticeRaised notice)
    {
        json.WriteStartObject();
        json.WriteString("code", notice.Code);
        json.WriteString("module_id", notice.ModuleId);
        json.WriteString("message", notice.Message);
        json.WriteEndObject();
    }
}
