using System.Text.Json;
using Weir.Cli.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Commands;

public sealed class HistoryCommandTests
{
    private static FakeHost Host { get; } = new()
    {
        Store = new FakeStore(
            (FakeStore.Record("0199-c", RunStatus.Interrupted), [Events.Good[0]]),
            (FakeStore.Record("0199-b", RunStatus.Error, Events.Broken), Events.Bad),
            (FakeStore.Record("0188-a", RunStatus.Success), Events.Good)),
    };

    [Fact]
    public async Task Runs_are_listed_newest_first_and_a_dead_one_is_interrupted()
    {
        CliRun run = await CliRun.On(Host, "runs");

        run.Code.ShouldBe(0);
        string[] lines = run.Out.Split('\n');
        lines[1].ShouldStartWith("■  0199-c  orders     interrupted");
        lines[2].ShouldContain("gate: No column 'amout'. Candidates: amount");
        lines[3].ShouldStartWith("✓  0188-a  orders     success");
        lines[3].ShouldContain("3.02 s");
    }

    [Fact]
    public async Task The_filters_reach_the_store()
    {
        FakeStore store = new();
        CliRun run = await CliRun.On(new FakeHost { Store = store }, "runs", "--blueprint", "orders", "--failed", "--last", "3");

        store.Queries.ShouldBe([new RunQuery("orders", true, 3)]);
        run.ShouldBe(new CliRun(0, "", "No runs yet.\n"));
    }

    [Fact]
    public async Task Without_a_history_there_are_no_runs_in_json_either()
    {
        CliRun run = await CliRun.On(new FakeHost(), "runs", "--format", "json");

        run.Code.ShouldBe(0);
        JsonDocument.Parse(run.Out).RootElement.GetProperty("runs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Runs_in_json_hold_status_times_and_error()
    {
        JsonElement failed = JsonDocument.Parse((await CliRun.On(Host, "runs", "--format", "json")).Out).RootElement.GetProperty("runs")[1];

        failed.GetProperty("status").GetString().ShouldBe("error");
        failed.GetProperty("started_at").GetString().ShouldBe("2024-02-29T12:00:00Z");
        failed.GetProperty("error").GetProperty("hint").GetString().ShouldBe("Did you mean 'amount'?");
    }

    [Theory]
    [InlineData("0188-a")]
    [InlineData("0188")]
    public async Task A_report_is_found_by_the_id_or_its_beginning(string name)
    {
        CliRun run = await CliRun.On(Host, "report", name);

        run.Code.ShouldBe(0);
        run.Out.ShouldContain("2,000,000 rows, at least 1");
        run.Out.ShouldEndWith("✓ blueprint complete · 1 target published · 3.02 s\n");
    }

    [Fact]
    public async Task The_last_run_is_reported_by_default_and_a_dead_one_says_how_to_finish_it()
    {
        CliRun run = await CliRun.On(Host, "report");

        run.Out.ShouldBe((await CliRun.On(Host, "report", "last")).Out);
        run.Out.ShouldEndWith("■ blueprint interrupted: its process died · finish it with 'weir run BLUEPRINT --resume 0199-c'\n");
    }

    [Theory]
    [InlineData("There is no run 'x'.", "'weir runs' lists them.", "x")]
    [InlineData("'0199' is the beginning of 2 runs.", "For example 0199-c and 0199-b.", "0199")]
    public async Task A_run_that_is_not_one_is_refused(string message, string hint, string name)
    {
        CliRun run = await CliRun.On(Host, "report", name);

        run.ShouldBe(new CliRun(1, "", $"error[WEIR8003] {message}\n  help: {hint}\n\n"));
    }

    [Fact]
    public async Task A_report_without_any_run_says_so()
    {
        (await CliRun.On(new FakeHost(), "report")).ShouldBe(new CliRun(1, "", "error[WEIR8003] There are no runs yet.\n\n"));
    }
}
