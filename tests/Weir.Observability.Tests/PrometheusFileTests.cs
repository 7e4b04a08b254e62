using Weir.Core.Events;
using Weir.Observability.Prometheus;

namespace Weir.Observability.Tests;

public sealed class PrometheusFileTests
{
    [Fact]
    public async Task The_newest_runs_figures_are_in_the_file()
    {
        string folder = Directory.CreateTempSubdirectory("weir-prom-").FullName;
        string path = Path.Combine(folder, "metrics", "weir.prom");
        await using (PrometheusFile file = new(path))
        {
            foreach (RunEvent runEvent in Events.Of(RunStatus.Error))
            {
                await file.ExportAsync(runEvent, CancellationToken.None);
            }
        }

        string[] lines = await File.ReadAllLinesAsync(path);
        lines.Where(line => !line.StartsWith('#')).ShouldBe([
            "weir_run_success{blueprint=\"shop\"} 0",
            "weir_run_finished_timestamp_seconds{blueprint=\"shop\"} 1740830404",
            "weir_run_duration_seconds{blueprint=\"shop\"} 4",
            "weir_run_rules_passed{blueprint=\"shop\"} 0",
            "weir_run_rules_failed{blueprint=\"shop\"} 1",
            "weir_module_duration_seconds{blueprint=\"shop\",module=\"save\"} 2",
            "weir_module_success{blueprint=\"shop\",module=\"save\"} 0",
            "weir_module_rows_out{blueprint=\"shop\",module=\"save\"} 3",
            "weir_module_bytes_out{blueprint=\"shop\",module=\"save\"} 40"]);
        lines[0].ShouldBe("# HELP weir_run_success 1 when the newest run did all that was asked for.");
        Directory.Delete(folder, recursive: true);
    }
}
