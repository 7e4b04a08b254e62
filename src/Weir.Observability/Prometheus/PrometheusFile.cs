using System.Globalization;
using System.Text;
using Weir.Core.Events;
using Weir.Observability.Export;

namespace Weir.Observability.Prometheus;

/// <summary>The figures of the newest run of a Blueprint in Prometheus' text format, for the textfile collector of its node exporter. The file is replaced as a whole when the run ends.</summary>
public sealed class PrometheusFile(string path) : IEventExporter
{
    private readonly List<ModuleFinished> modules = [];
    private RunStarted? started;
    private int rulesFailed;
    private int rulesPassed;

    public string Name => "prometheus";

    public async ValueTask ExportAsync(RunEvent runEvent, CancellationToken cancellationToken)
    {
        switch (runEvent)
        {
            case RunStarted start:
                started = start;
                break;
            case ModuleFinished module:
                modules.Add(module);
                break;
            case RuleJudged rule:
                rulesPassed += rule.Passed ? 1 : 0;
                rulesFailed += rule.Passed ? 0 : 1;
                break;
            case RunFinished end when started is not null:
                await WriteAsync(Text(started, end), cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    public ValueTask DisposeAsync() => default;

    internal string Text(RunStarted start, RunFinished end)
    {
        StringBuilder text = new();
        string run = $"blueprint=\"{Escape(start.BlueprintId)}\"";
        Metric(text, "weir_run_success", "gauge", "1 when the newest run did all that was asked for.", [(run, end.Status == RunStatus.Success ? 1 : 0)]);
        Metric(text, "weir_run_finished_timestamp_seconds", "gauge", "When the newest run ended, in seconds since 1970.", [(run, end.At.ToUnixTimeMilliseconds() / 1000.0)]);
        Metric(text, "weir_run_duration_seconds", "gauge", "How long the newest run took.", [(run, end.Duration.TotalSeconds)]);
        Metric(text, "weir_run_rules_passed", "gauge", "Assert rules that held.", [(run, rulesPassed)]);
        Metric(text, "weir_run_rules_failed", "gauge", "Assert rules that were broken.", [(run, rulesFailed)]);
        Metric(text, "weir_module_duration_seconds", "gauge", "How long a module took.", [.. modules.Select(module => (Labels(start, module), module.Duration.TotalSeconds))]);
        Metric(text, "weir_module_success", "gauge", "1 when a module succeeded.", [.. modules.Select(module => (Labels(start, module), module.Status == ModuleStatus.Success ? 1.0 : 0))]);
        Metric(text, "weir_module_rows_out", "gauge", "Rows that a module wrote or passed on.", [.. modules.Where(module => module.RowsOut is not null).Select(module => (Labels(start, module), (double)module.RowsOut!))]);
        Metric(text, "weir_module_bytes_out", "gauge", "Bytes that a module wrote.", [.. modules.Where(module => module.BytesOut is not null).Select(module => (Labels(start, module), (double)module.BytesOut!))]);
        return text.ToString();
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string staged = path + ".tmp";
        await File.WriteAllTextAsync(staged, text, cancellationToken).ConfigureAwait(false);
        File.Move(staged, path, overwrite: true);
    }

    private static string Labels(RunStarted start, ModuleFinished module) => $"blueprint=\"{Escape(start.BlueprintId)}\",module=\"{Escape(module.ModuleId)}\"";

    private static void Metric(StringBuilder text, string name, string type, string help, IReadOnlyList<(string Labels, double Value)> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach ((string labels, double value) in samples)
        {
            text.Append(name).Append('{').Append(labels).Append("} ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
