using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Weir.Core.Events;

/// <summary>Run events as JSON, one object each: <c>event</c>, <c>run_id</c>, <c>at</c>, then the event's own keys in snake case.</summary>
/// <remarks>The form of <c>weir run --format jsonl</c> and of the history. Durations are in milliseconds; absent values are left out.</remarks>
public static class RunEventJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, without a line break.</summary>
    public static string ToText(RunEvent runEvent)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            Write(json, runEvent);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static void Write(Utf8JsonWriter json, RunEvent runEvent)
    {
        json.WriteStartObject();
        json.WriteString("event", runEvent.Name);
        json.WriteString("run_id", runEvent.RunId);
        json.WriteString("at", runEvent.At.UtcDateTime);
        WriteOwn(json, runEvent);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">The event's name is not known.</exception>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static RunEvent Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return RunEventReader.Read(document.RootElement);
    }

    private static void WriteOwn(Utf8JsonWriter json, RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted started:
                Write(json, started);
                break;
            case RunFinished finished:
                json.WriteString("status", finished.Status.ToString().ToLowerInvariant());
                Duration(json, "duration_ms", finished.Duration);
                Error(json, finished.Error);
                break;
            case PublishStarted plan:
                Write(json, plan);
                break;
            case TargetPublished published:
                json.WriteString("module_id", published.ModuleId);
                json.WriteString("target", published.Target);
                break;
            case NoticeRaised notice:
                json.WriteString("code", notice.Code);
                Text(json, "module_id", notice.ModuleId);
                json.WriteString("message", notice.Message);
                break;
            case TaskLogged line:
                json.WriteString("module_id", line.ModuleId);
                json.WriteString("stream", line.Stream);
                json.WriteString("severity", line.Severity.ToString().ToLowerInvariant());
                json.WriteString("message", line.Message);
                break;
            default:
                WriteOfModule(json, runEvent);
                break;
        }
    }

    private static void WriteOfModule(Utf8JsonWriter json, RunEvent runEvent)
    {
        switch (runEvent)
        {
            case ModuleStarted started:
                json.WriteString("module_id", started.ModuleId);
                json.WriteNumber("attempt", started.Attempt);
                break;
            case ModuleProgress progress:
                json.WriteString("module_id", progress.ModuleId);
                json.WriteNumber("rows", progress.Rows);
                Number(json, "total_rows", progress.TotalRows);
                Write(json, progress.Work);
                Duration(json, "elapsed_ms", progress.Elapsed);
                break;
            case ModuleFinished finished:
                Write(json, finished);
                break;
            case RetryScheduled retry:
                json.WriteString("module_id", retry.ModuleId);
                json.WriteNumber("attempt", retry.Attempt);
                Duration(json, "delay_ms", retry.Delay);
                Error(json, retry.Error);
                break;
            case GateDecided gate:
                json.WriteString("module_id", gate.ModuleId);
                json.WriteBoolean("open", gate.Open);
                json.WriteString("reason", gate.Reason);
                break;
            case BreakerChanged breaker:
                json.WriteString("module_id", breaker.ModuleId);
                json.WriteString("breaker", breaker.Breaker);
                json.WriteString("from", Snake(breaker.From));
                json.WriteString("to", Snake(breaker.To));
                break;
            case RuleJudged rule:
                Write(json, rule);
                break;
            case SignalCaptured signal:
                Write(json, signal);
                break;
            case LineageTraced lineage:
                Write(json, lineage);
                break;
            default:
                throw new NotSupportedException($"No JSON form is written down for {runEvent.GetType().Name}.");
        }
    }

    private static void Write(Utf8JsonWriter json, RunStarted started)
    {
        json.WriteString("blueprint_id", started.BlueprintId);
        json.WriteString("blueprint_name", started.BlueprintName);
        json.WriteString("source_path", started.SourcePath);
        json.WriteString("fingerprint", started.Fingerprint);
        json.WriteString("engine", started.Engine);
        Text(json, "parent_run_id", started.ParentRunId);
        json.WriteStartArray("modules");
        foreach (ModuleOutline module in started.Modules)
        {
            json.WriteStartObject();
            json.WriteString("id", module.Id);
            json.WriteString("type", module.Type);
            json.WriteString("label", module.Label);
            json.WriteString("engine", module.Engine);
            Needs(json, module.Needs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ClusterWork? work)
    {
        if (work is not null)
        {
            json.WriteNumber("stages_done", work.StagesDone);
            json.WriteNumber("stages", work.Stages);
            json.WriteNumber("tasks_done", work.TasksDone);
            json.WriteNumber("tasks", work.Tasks);
            json.WriteNumber("tasks_running", work.TasksRunning);
            json.WriteNumber("bytes_read", work.BytesRead);
        }
    }

    private static void Write(Utf8JsonWriter json, ModuleFinished finished)
    {
        json.WriteString("module_id", finished.ModuleId);
        json.WriteString("status", finished.Status.ToString().ToLowerInvariant());
        Duration(json, "duration_ms", finished.Duration);
        Number(json, "rows_in", finished.RowsIn);
        Number(json, "rows_out", finished.RowsOut);
        Number(json, "bytes_out", finished.BytesOut);
        Number(json, "attempts", finished.Attempts == 0 ? null : finished.Attempts);
        Text(json, "fingerprint", finished.Fingerprint);
        Text(json, "outputs", finished.Outputs);
        if (finished.Restored)
        {
            json.WriteBoolean("restored", true);
        }

        Error(json, finished.Error);
    }

    private static void Needs(Utf8JsonWriter json, IReadOnlyList<string> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        json.WriteStartArray("needs");
        foreach (string id in needs)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void Write(Utf8JsonWriter json, RuleJudged rule)
    {
        json.WriteString("module_id", rule.ModuleId);
        json.WriteNumber("index", rule.Index);
        json.WriteString("rule_type", rule.RuleType);
        json.WriteBoolean("passed", rule.Passed);
        json.WriteString("action", rule.Action);
        json.WriteString("message", rule.Message);
        Text(json, "error_type", rule.ErrorType);
        Number(json, "failed_rows", rule.FailedRows);
    }

    private static void Write(Utf8JsonWriter json, SignalCaptured signal)
    {
        json.WriteString("module_id", signal.ModuleId);
        json.WriteString("signal_id", signal.SignalId);
        json.WriteString("signal_type", signal.SignalType);
        json.WriteBoolean("report", signal.Report);
        Payload(json, signal.Payload);
    }

    /// <summary>The fact as JSON inside the event's, on one line whatever its layout was; as <c>payload_text</c> when it is not JSON.</summary>
    private static void Payload(Utf8JsonWriter json, string payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            json.WritePropertyName("payload");
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteString("payload_text", payload);
        }
    }

    private static void Write(Utf8JsonWriter json, LineageTraced lineage)
    {
        json.WriteString("module_id", lineage.ModuleId);
        json.WriteStartArray("columns");
        foreach (ColumnOrigin origin in lineage.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", origin.Column);
            json.WriteString("source_module", origin.SourceModule);
            json.WriteString("source_column", origin.SourceColumn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PublishStarted plan)
    {
        json.WriteStartArray("steps");
        foreach (PublishStep step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteString("module_id", step.ModuleId);
            json.WriteString("kind", Snake(step.Kind));
            json.WriteString("staged", step.Staged);
            json.WriteString("target", step.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Error(Utf8JsonWriter json, RunError? error)
    {
        if (error is null)
        {
            return;
        }

        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        Text(json, "module_id", error.ModuleId);
        Text(json, "error_type", error.ErrorType);
        Text(json, "place", error.Place);
        Text(json, "hint", error.Hint);
        json.WriteEndObject();
    }

    /// <summary>Milliseconds with all the ticks that a <see cref="TimeSpan"/> has.</summary>
    private static void Duration(Utf8JsonWriter json, string name, TimeSpan value) =>
        json.WriteNumber(name, (decimal)value.Ticks / TimeSpan.TicksPerMillisecond);

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
