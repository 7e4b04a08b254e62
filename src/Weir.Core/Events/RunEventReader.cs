using System.Text.Json;
using Weir.Core.Diagnostics;

namespace Weir.Core.Events;

/// <summary>Reads what <see cref="RunEventJson"/> writes. Unknown keys are passed over, so that an older Weir reads a newer history.</summary>
internal static class RunEventReader
{
    public static RunEvent Read(JsonElement json)
    {
        string name = Text(json, "event");
        return name switch
        {
            "run_started" => RunStarted(json),
            "run_finished" => new RunFinished
            {
                RunId = RunId(json), At = At(json), Status = Enum.Parse<RunStatus>(Text(json, "status"), true), Duration = Duration(json, "duration_ms"), Error = Error(json),
            },
            "publish_started" => new PublishStarted { RunId = RunId(json), At = At(json), Steps = [.. json.GetProperty("steps").EnumerateArray().Select(Step)] },
            "target_published" => new TargetPublished { RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Target = Text(json, "target") },
            "notice_raised" => new NoticeRaised
            {
                RunId = RunId(json), At = At(json), Code = Text(json, "code"), Message = Text(json, "message"), ModuleId = TextOrNull(json, "module_id"),
            },
            "task_logged" => new TaskLogged
            {
                RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Stream = Text(json, "stream"),
                Severity = Enum.Parse<Severity>(Text(json, "severity"), true), Message = Text(json, "message"),
            },
            _ => OfModule(name, json),
        };
    }

    private static RunEvent OfModule(string name, JsonElement json) => name switch
    {
        "module_started" => new ModuleStarted { RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Attempt = json.GetProperty("attempt").GetInt32() },
        "module_progress" => new ModuleProgress
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Rows = json.GetProperty("rows").GetInt64(),
            TotalRows = Number(json, "total_rows"), Work = Work(json), Elapsed = Duration(json, "elapsed_ms"),
        },
        "module_finished" => new ModuleFinished
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Status = Enum.Parse<ModuleStatus>(Text(json, "status"), true),
            Duration = Duration(json, "duration_ms"), RowsIn = Number(json, "rows_in"), RowsOut = Number(json, "rows_out"), BytesOut = Number(json, "bytes_out"), Error = Error(json),
            Attempts = (int)(Number(json, "attempts") ?? 0), Fingerprint = TextOrNull(json, "fingerprint"), Outputs = TextOrNull(json, "outputs"), Restored = json.TryGetProperty("restored", out _),
        },
        "breaker_changed" => new BreakerChanged
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Breaker = Text(json, "breaker"), From = Phase(json, "from"), To = Phase(json, "to"),
        },
        "retry_scheduled" => new RetryScheduled
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Attempt = json.GetProperty("attempt").GetInt32(), Delay = Duration(json, "delay_ms"), Error = Error(json)!,
        },
        "gate_decided" => new GateDecided
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Open = json.GetProperty("open").GetBoolean(), Reason = Text(json, "reason"),
        },
        "rule_judged" => new RuleJudged
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Index = json.GetProperty("index").GetInt32(), RuleType = Text(json, "rule_type"),
            Passed = json.GetProperty("passed").GetBoolean(), Action = Text(json, "action"), Message = Text(json, "message"),
            ErrorType = TextOrNull(json, "error_type"), FailedRows = Number(json, "failed_rows"),
        },
        "signal_captured" => new SignalCaptured
        {
            RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), SignalId = Text(json, "signal_id"), SignalType = Text(json, "signal_type"),
            Report = json.GetProperty("report").GetBoolean(), Payload = json.TryGetProperty("payload", out JsonElement payload) ? payload.GetRawText() : Text(json, "payload_text"),
        },
        "lineage_traced" => new LineageTraced { RunId = RunId(json), At = At(json), ModuleId = ModuleId(json), Columns = [.. json.GetProperty("columns").EnumerateArray().Select(Origin)] },
        _ => throw new FormatException($"'{name}' is no event that this version of Weir knows."),
    };

    private static ClusterWork? Work(JsonElement json) => Number(json, "stages") is { } stages
        ? new ClusterWork((int)Number(json, "stages_done")!, (int)stages, (long)Number(json, "tasks_done")!, (long)Number(json, "tasks")!, (long)Number(json, "tasks_running")!, (long)Number(json, "bytes_read")!)
        : null;

    private static RunStarted RunStarted(JsonElement json) => new()
    {
        RunId = RunId(json),
        At = At(json),
        BlueprintId = Text(json, "blueprint_id"),
        BlueprintName = Text(json, "blueprint_name"),
        SourcePath = Text(json, "source_path"),
        Fingerprint = Text(json, "fingerprint"),
        Engine = Text(json, "engine"),
        ParentRunId = TextOrNull(json, "parent_run_id"),
        Modules = [.. json.GetProperty("modules").EnumerateArray().Select(Outline)],
    };

    private static ModuleOutline Outline(JsonElement json) => new(Text(json, "id"), Text(json, "type"), Text(json, "label"), Text(json, "engine"))
    {
        Needs = json.TryGetProperty("needs", out JsonElement needs) ? [.. needs.EnumerateArray().Select(n => n.GetString()!)] : [],
    };

    private static BreakerPhase Phase(JsonElement json, string name) => Enum.Parse<BreakerPhase>(Text(json, name).Replace("_", "", StringComparison.Ordinal), true);

    private static PublishStep Step(JsonElement json) => new()
    {
        ModuleId = ModuleId(json),
        Kind = Enum.Parse<PublishKind>(Text(json, "kind").Replace("_", "", StringComparison.Ordinal), true),
        Staged = Text(json, "staged"),
        Target = Text(json, "target"),
    };

    private static ColumnOrigin Origin(JsonElement json) => new(Text(json, "column"), Text(json, "source_module"), Text(json, "source_column"));

    private static RunError? Error(JsonElement json) => !json.TryGetProperty("error", out JsonElement error) ? null
        : new RunError(Text(error, "code"), Text(error, "message"))
        {
            ModuleId = TextOrNull(error, "module_id"),
            ErrorType = TextOrNull(error, "error_type"),
            Place = TextOrNull(error, "place"),
            Hint = TextOrNull(error, "hint"),
        };

    private static string RunId(JsonElement json) => Text(json, "run_id");

    private static string ModuleId(JsonElement json) => Text(json, "module_id");

    private static DateTimeOffset At(JsonElement json) => new(json.GetProperty("at").GetDateTime().ToUniversalTime());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string? TextOrNull(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : null;

    private static TimeSpan Duration(JsonElement json, string name) => TimeSpan.FromTicks((long)(json.GetProperty(name).GetDecimal() * TimeSpan.TicksPerMillisecond));
}
