using System.Text.Json;
using Weir.Cli.Tests.Support;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Runner;

namespace Weir.Cli.Tests.Commands;

public sealed class RunCommandTests
{
    [Fact]
    public async Task A_run_tells_its_events_on_standard_error_and_its_summary_on_standard_output()
    {
        CliRun run = await CliRun.Of("run", "good.yml");

        run.Code.ShouldBe(0);
        run.Error.ShouldStartWith("▶ orders · 4 modules · run r1 · duckdb\n  ▸ Orders\n");
        run.Error.ShouldEndWith("  → /w/out/orders.parquet\n");
        run.Out.ShouldEndWith("✓ blueprint complete · 1 target published · 3.02 s\n");
    }

    [Fact]
    public async Task A_blueprint_with_errors_is_not_run()
    {
        FakeHost host = new();

        CliRun run = await CliRun.On(host, "run", "bad.yml");

        run.Code.ShouldBe(1);
        run.Out.ShouldBe("");
        run.Error.ShouldContain("error[WEIR2001] Unknown key 'confg' in Blueprint.\n  --> bad.yml:2:1");
        run.Error.ShouldContain("Another.");
        host.Runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_json_of_a_refused_run_holds_the_findings()
    {
        CliRun run = await CliRun.Of("run", "bad.yml", "--format", "json");

        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        run.Code.ShouldBe(1);
        json.GetProperty("status").GetString().ShouldBe("refused");
        json.GetProperty("diagnostics").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_exit_code_is_the_runs_and_a_failure_names_the_module()
    {
        FakeHost host = new() { RunEvents = Events.Bad, Outcome = new RunOutcome(RunStatus.Error, 2, []) };

        CliRun run = await CliRun.On(host, "run", "good.yml");

        run.Code.ShouldBe(2);
        run.Out.ShouldEndWith("✗ blueprint failed · 5.05 s · run r1 · module gate\n");
    }

    [Fact]
    public async Task A_run_that_is_refused_before_it_begins_says_why()
    {
        DiagnosticCode held = new("WEIR6010", "target-held", Severity.Error, Fault.Environment, "");
        FakeHost host = new()
        {
            RunEvents = [],
            Outcome = new RunOutcome(RunStatus.Error, 2, [new Diagnostic(held, SourceSpan.None, "'out/orders.parquet' is being written by run r0.") { Hint = "Wait with --wait." }]),
        };

        CliRun run = await CliRun.On(host, "run", "good.yml");

        run.ShouldBe(new CliRun(2, "", "error[WEIR6010] 'out/orders.parquet' is being written by run r0.\n  help: Wait with --wait.\n\n"));
    }

    [Fact]
    public async Task The_json_of_a_run_is_one_document()
    {
        CliRun run = await CliRun.Of("run", "good.yml", "--format", "json");

        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        json.GetProperty("run_id").GetString().ShouldBe("r1");
        json.GetProperty("status").GetString().ShouldBe("success");
        json.GetProperty("summary").GetProperty("targets_published").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_json_lines_of_a_run_are_its_events_and_nothing_else()
    {
        CliRun run = await CliRun.Of("run", "good.yml", "--format", "jsonl");

        run.Error.ShouldBe("");
        string[] lines = run.Out.TrimEnd('\n').Split('\n');
        lines.Select(l => RunEventJson.Read(l).Name).ShouldBe(Events.Good.Select(e => e.Name));
    }

    [Fact]
    public async Task Options_reach_the_runner()
    {
        FakeHost host = new();
        await CliRun.On(host, "run", "good.yml", "--run-id", "mine", "--wait");
        await CliRun.On(host, "run", "--resume", "good.yml");
        await CliRun.On(host, "run", "good.yml", "--resume", "r7");

        host.Requests.Select(r => r.RunId).ShouldBe(["mine", null, null]);
        host.Runs.Select(r => (r.Resume, r.ResumeRunId, r.WaitForTargets)).ShouldBe([(false, null, true), (true, null, false), (true, "r7", false)]);
    }

    [Fact]
    public async Task A_resumed_run_keeps_its_id()
    {
        CliRun run = await CliRun.Of("run", "good.yml", "--resume", "--run-id", "x");

        run.ShouldBe(new CliRun(5, "", "usage error: --run-id and --resume exclude each other: a resumed run keeps its id.\n"));
    }
}
