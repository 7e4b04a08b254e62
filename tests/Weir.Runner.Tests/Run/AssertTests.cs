using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class AssertTests
{
    private readonly World world = new();

    private static MappingNode Rule(string type, params (string, object?)[] more) => Nodes.Map([("type", type), .. more]);

    private static ManifestBuilder Gate(params MappingNode[] rules) => new ManifestBuilder().Ingress("in").Assert("gate", "in", rules).Egress("out", "gate", "/out/a");

    [Fact]
    public async Task Broken_rule_stops_the_run_before_anything_is_written()
    {
        RunOutcome outcome = await world.RunAsync(Gate(Rule("min_rows", ("min", 99), ("error_type", "TooFew")), Rule("max_rows", ("max", 1)), Rule("max_rows", ("max", 50))).Build());

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Message.ShouldBe("min_rows: got 10, expected >= 99");
        outcome.Error.ErrorType.ShouldBe("TooFew");
        world.Events.OfType<RuleJudged>().Select(r => r.Passed).ShouldBe([false, false, true]);
        world.Statuses().ShouldBe("in:Success gate:Error out:Skipped");
        world.Engine.Log.ShouldNotContain(l => l.StartsWith("write"));
    }

    [Fact]
    public async Task Warning_is_a_notice_and_the_run_goes_on_with_all_rows()
    {
        RunOutcome outcome = await world.RunAsync(Gate(Rule("min_rows", ("min", 99), ("on_fail", "warn"))).Build());

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldBe([RunnerCodes.RuleWarned.Id]);
        world.Targets.Visible.ShouldBe(["/out/a=in"]);
    }

    [Fact]
    public async Task Trigger_agent_stops_the_run_and_says_that_a_repair_is_wanted()
    {
        RunOutcome outcome = await world.RunAsync(Gate(Rule("min_rows", ("min", 99), ("on_fail", "trigger_agent"))).Build());

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Hint!.ShouldContain("marked for a repair");
        world.Events.OfType<RuleJudged>().ShouldHaveSingleItem().Action.ShouldBe("trigger_agent");
    }

    [Fact]
    public async Task Quarantined_rows_that_nothing_reads_are_told_of()
    {
        world.Engine.Answer = (_, measure) => measure is RowsWhere ? 3L : 10L;

        RunOutcome outcome = await world.RunAsync(Gate(Rule("sql_row", ("expr", "id > 0"))).Build());

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldBe([RunnerCodes.RowsDropped.Id]);
        world.Events.OfType<ModuleFinished>().First(m => m.ModuleId == "gate").RowsOut.ShouldBe(7);
    }

    [Fact]
    public async Task Quarantined_rows_go_to_the_spillway_without_another_pass()
    {
        RunOutcome outcome = await world.RunAsync(Gate(Rule("sql_row", ("expr", "id > 0"))).Egress("bad", "gate", "/out/bad", port: "spillway").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Engine.Log.ShouldNotContain(l => l.StartsWith("measure"));
        world.Engine.Log.ShouldContain("settle in for 2");
        world.Targets.Visible.ShouldBe(["/out/a=gate", "/out/bad=gate.spillway"]);
    }

    [Fact]
    public async Task Figures_of_all_Asserts_and_Probes_of_a_relation_are_one_pass()
    {
        await world.RunAsync(new ManifestBuilder().Ingress("in")
            .Assert("first", "in", Rule("min_rows", ("min", 1)))
            .Probe("look", "first", Rule("row_count_estimate"), Rule("null_rates", ("columns", new[] { "id" })))
            .Assert("second", "first", Rule("not_null", ("column", "id"), ("on_fail", "warn")))
            .Egress("out", "second", "/out/a").Build());

        world.Engine.Log.Where(l => l.StartsWith("measure")).ShouldBe(["measure in x2"]);
        world.Engine.Log.ShouldContain("settle in for 2");
    }

    [Fact]
    public async Task Probe_whose_SQL_fails_breaks_neither_the_pass_nor_the_run()
    {
        world.Engine.Answer = (_, measure) => measure is AggregateValue ? throw new WeirException(FakeEngine.Error("no such function")) : 10L;

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in")
            .Probe("look", "in", Rule("custom", ("sql", "nope(id)")), Rule("row_count_estimate"))
            .Assert("gate", "in", Rule("min_rows", ("min", 1)))
            .Egress("out", "gate", "/out/a").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldBe([RunnerCodes.ProbeFailed.Id]);
        world.Events.OfType<SignalCaptured>().ShouldHaveSingleItem().Payload.ShouldBe("""{"method":"exact_count","estimate":10}""");
        world.Events.OfType<RuleJudged>().ShouldHaveSingleItem().Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task Assert_is_never_retried_for_its_verdict()
    {
        Core.Manifests.RetryPolicy policy = new() { MaxAttempts = 5, Jitter = false };

        await world.RunAsync(Gate(Rule("min_rows", ("min", 99))).With("gate", m => m with { Retry = policy }).Build());

        world.Engine.Log.Count(l => l.StartsWith("measure")).ShouldBe(1);
        world.Time.Waits.ShouldBeEmpty();
    }
}
