using System.Collections.Immutable;
using System.Text.Json;
using Weir.Core.Manifests;

namespace Weir.Compiler.Manifests;

/// <summary>The parts that the manifest's JSON and its fingerprint share.</summary>
internal static class ManifestParts
{
    private static readonly string[] Strategies = ["fixed", "linear", "exponential"];
    private static readonly string[] Exhaustions = ["trigger_agent", "abort", "alert_only"];

    public static void WriteModules(Utf8JsonWriter writer, Manifest manifest, NodeReading reading)
    {
        writer.WriteStartArray("modules");
        foreach (ManifestModule module in manifest.Modules)
        {
            writer.WriteStartObject();
            WriteModule(writer, module, reading);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteEdges(Utf8JsonWriter writer, Manifest manifest)
    {
        writer.WriteStartArray("edges");
        foreach (ManifestEdge edge in manifest.Edges)
        {
            writer.WriteStartObject();
            writer.WriteString("from", edge.From);
            writer.WriteString("to", edge.To);
            writer.WriteString("port", edge.Port);
            writer.WriteString("as", edge.Alias);
            WriteTexts(writer, "error_types", edge.ErrorTypes);
            writer.WriteBoolean("injected", edge.Injected);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteRetry(Utf8JsonWriter writer, string name, RetryPolicy retry)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("max_attempts", retry.MaxAttempts);
        writer.WriteStartObject("backoff");
        writer.WriteString("strategy", Strategies[(int)retry.Strategy]);
        writer.WriteNumber("base_seconds", retry.Base.TotalSeconds);
        writer.WriteNumber("max_seconds", retry.Maximum.TotalSeconds);
        if (retry.Multiplier != 2)
        {
            writer.WriteNumber("multiplier", retry.Multiplier);
        }

        writer.WriteBoolean("jitter", retry.Jitter);
        writer.WriteEndObject();
        if (!retry.ErrorClasses.IsDefaultOrEmpty)
        {
            WriteTexts(writer, "error_classes", retry.ErrorClasses);
        }

        WriteTexts(writer, "transient_errors", retry.TransientErrors);
        WriteTexts(writer, "non_transient_errors", retry.NonTransientErrors);
        writer.WriteString("on_exhaustion", Exhaustions[(int)retry.OnExhaustion]);
        if (retry.Deadline is { } deadline)
        {
            writer.WriteNumber("deadline_seconds", deadline.TotalSeconds);
        }
        else
        {
            writer.WriteNull("deadline_seconds");
        }

        writer.WriteEndObject();
    }

    private static void WriteModule(Utf8JsonWriter writer, ManifestModule module, NodeReading reading)
    {
        writer.WriteString("id", module.Id);
        writer.WriteString("type", module.Type.ToString());
        writer.WriteString("label", module.Label);
        writer.WriteString("description", module.Description);
        WriteTexts(writer, "tags", module.Tags);
        if (module.Uses is { } uses)
        {
            writer.WriteString("uses", uses);
        }

        writer.WritePropertyName("config");
        NodeJson.Write(writer, module.Config.Node, reading);
        WriteConduct(writer, module.Conduct, reading);
        writer.WriteString("engine", module.Engine);
        writer.WriteBoolean("synthetic", false);
        writer.WriteString("attach_to", module.AttachTo);
        writer.WriteString("spillway", module.Spillway);
        WriteTexts(writer, "depends_on", module.DependsOn);
        writer.WriteBoolean("enabled", module.Enabled);
        writer.WriteString("disabled_reason", module.DisabledReason);
        writer.WriteBoolean("checkpoint", module.Checkpoint);
        writer.WriteString("watermark_column", module.WatermarkColumn);
        WriteRetry(writer, "retry", module.Retry);
        WriteGuards(writer, module.Timeout, module.Lock, module.Breaker);
    }

    /// <summary>When a Task runs and what its end means for others.</summary>
    public static void WriteConduct(Utf8JsonWriter writer, TaskConduct conduct, NodeReading reading)
    {
        if (ReferenceEquals(conduct, TaskConduct.Plain))
        {
            return;
        }

        writer.WriteString("job", conduct.Job);
        writer.WriteString("job_when", conduct.JobWhen?.Text);
        writer.WriteString("when", conduct.When?.Text);
        writer.WriteString("on_no_data", conduct.NoDataSkipsDownstream ? "skip_job" : null);
        writer.WriteBoolean("continue_on_error", conduct.ContinueOnError);
        writer.WriteBoolean("always", conduct.Always);
        WriteTexts(writer, "after", conduct.After);
        writer.WritePropertyName("exports");
        NodeJson.Write(writer, conduct.Exports, reading);
    }

    /// <summary>What guards a module or a run, where something does.</summary>
    public static void WriteGuards(Utf8JsonWriter writer, TimeSpan? timeout, LockPolicy? held, BreakerPolicy? breaker)
    {
        if (timeout is { } limit)
        {
            writer.WriteNumber("timeout_seconds", limit.TotalSeconds);
        }

        if (held is not null)
        {
            writer.WriteStartObject("lock");
            writer.WriteString("name", held.Name);
            writer.WriteNumber("lease_seconds", held.Lease.TotalSeconds);
            writer.WriteString("on_busy", JsonNamingPolicy.SnakeCaseLower.ConvertName(held.OnBusy.ToString()));
            writer.WriteEndObject();
        }

        if (breaker is not null)
        {
            writer.WriteStartObject("circuit_breaker");
            writer.WriteString("name", breaker.Name);
            writer.WriteNumber("failure_threshold", breaker.FailureThreshold);
            writer.WriteNumber("success_threshold", breaker.SuccessThreshold);
            writer.WriteNumber("open_seconds", breaker.OpenFor.TotalSeconds);
            writer.WriteNumber("half_open_calls", breaker.HalfOpenCalls);
            writer.WriteEndObject();
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
