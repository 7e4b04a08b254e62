using System.Text.Json;
using Weir.Cli.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Commands;

public sealed class ReportCommandTests
{
    private static FakeHost Host { get; } = new() { Store = new FakeStore(Run("r3", 3, 30, 0.5), Run("r2", 2, 10, 0.25), Run("r1", 1, 20, 0)) };

    private static (RunRecord Run, IReadOnlyList<RunEvent> Events) Run(string id, int day, int milliseconds, double nulls)
    {
        ModuleFinished finished = new() { RunId = id, At = Events.Begin, ModuleId = "save", Status = ModuleStatus.Success, Duration = TimeSpan.FromMilliseconds(milliseconds), RowsOut = day };
        RunRecord record = FakeStore.Record(id, RunStatus.Success) with { StartedAt = Events.Begin.AddDays(day), Modules = [finished] };
        return (record, [
            new SignalCaptured { RunId = id, At = Events.Begin, ModuleId = "look", SignalId = "n", SignalType = "null_rates", Payload = "{\"null_rates\":{\"Amount\":" + nulls.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}}" },
            new SignalCaptured { RunId = id, At = Events.Begin, ModuleId = "look", SignalId = "d", SignalType = "value_distribution", Payload = "{\"stats\":{\"Amount\":{\"min\":-1,\"mean\":" + day + ",\"max\":9}}}" },
            new SignalCaptured { RunId = id, At = Events.Begin, ModuleId = "look", SignalId = "s", SignalType = "schema_snapshot", Payload = """{"fields":[{"name":"Amount","type":"double"}]}""" },
        ]);
    }

    [Fact]
    public async Task A_trend_is_told_oldest_first()
    {
        CliRun run = await CliRun.On(Host, "report", "--trend", "amount", "--format", "json");
        JsonElement root = JsonDocument.Parse(run.Out).RootElement;
        root.GetProperty("points").EnumerateArray().Select(p => $"{p.GetProperty("run_id")} {p.GetProperty("null_rate")} {p.GetProperty("min")} {p.GetProperty("mean")} {p.GetProperty("max")} {p.GetProperty("type")}")
            .ShouldBe(["r1 0 -1 1 9 double", "r2 0.25 -1 2 9 double", "r3 0.5 -1 3 9 double"]);
        root.GetProperty("blueprint_id").GetString().ShouldBe("orders");
    }

    [Fact]
    public async Task A_trend_for_a_person_shows_the_last_runs_only()
    {
        string[] lines = (await CliRun.On(Host, "report", "--trend", "amount", "--last", "2")).Out.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain("25.00 %");
        lines[2].ShouldContain("50.00 %");
        lines[2].ShouldEndWith("████████████████");
    }

    [Fact]
    public async Task A_column_that_no_Probe_knows_is_told() =>
        (await CliRun.On(Host, "report", "--trend", "nothing")).Out.ShouldBe("No Probe of the last 3 runs of 'orders' tells of a column 'nothing'.\n");

    [Fact]
    public async Task Times_of_modules_over_the_runs()
    {
        CliRun run = await CliRun.On(Host, "report", "--profile", "--format", "json");
        JsonElement module = JsonDocument.Parse(run.Out).RootElement.GetProperty("modules")[0];
        $"{module.GetProperty("module_id")} {module.GetProperty("runs")} {module.GetProperty("least_ms")} {module.GetProperty("median_ms")} {module.GetProperty("most_ms")} {module.GetProperty("last_ms")} {module.GetProperty("rows_out")}"
            .ShouldBe("save 3 10 20 30 30 3");
    }

    [Fact]
    public async Task A_page_shows_one_run_only()
    {
        CliRun run = await CliRun.On(Host, "report", "--profile", "--format", "html");
        run.Code.ShouldBe(5);
        run.Error.ShouldContain("--format html shows one run");
        (await CliRun.On(Host, "report", "--format", "html")).Out.ShouldStartWith("<!doctype html>");
    }
}
