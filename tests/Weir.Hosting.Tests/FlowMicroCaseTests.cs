using System.Globalization;
using Weir.Coordination.Schedule;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests;

/// <summary>The small cases of the guide's page on coming from AetherFlow; those that are not here bear their numbers elsewhere: 17 to 20 and 28 at the tasks, 21 and 24 at the bundles.</summary>
public sealed class FlowMicroCaseTests : IDisposable
{
    private const string Head = "version: 1\nflow: { id: f, workspace: { root: work, allow_paths: [.] } }\n";

    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    /// <summary>A flow whose step <c>b.show</c> writes its words, behind a step that hands on n = 5 and a list.</summary>
    private string Show(string words) => Head + $$$"""
        jobs:
          - id: b
            steps:
              - { id: s, type: process.run, inputs: { command: "true", outputs: { n: 5, l: [a, b] } } }
              - { id: show, type: process.run, inputs: { command: [sh, -c, 'printf "%s|" "$@" > {{{scene.Folder.At("shown")}}}', sh, {{{words}}}] } }
        """;

    private async Task<string> ShownAsync(string words)
    {
        (await scene.RunAsync(Show(words))).ExitCode.ShouldBe(0);
        return scene.Read("shown");
    }

    [Fact]
    public async Task Case_1_token_that_is_the_whole_text_keeps_its_type()
    {
        RunOutcome outcome = await scene.RunAsync(Head + """
            jobs:
              - id: a
                steps:
                  - { id: s, type: process.run, inputs: { command: "true", outputs: { n: 5 } } }
                  - { id: t, type: process.run, inputs: { command: "true", outputs: { whole: "{{steps.s.n}}", list: ["{{steps.s.n}}"] } } }
            """);

        outcome.ExitCode.ShouldBe(0);
        scene.Events.OfType<ModuleFinished>().Last().Outputs!.ShouldContain("\"whole\":5,\"list\":[5]");
    }

    [Fact]
    public async Task Case_2_token_inside_a_text_becomes_text() => (await ShownAsync("\"x{{steps.s.n}}\"")).ShouldBe("x5|");

    [Fact]
    public void Case_3_empty_variable_counts_as_missing()
    {
        scene.Variables["E"] = "";

        scene.ErrorsOf(Show("\"{{env.E}}\"")).ShouldHaveSingleItem().Code.Slug.ShouldBe("missing-env");
    }

    [Fact]
    public async Task Case_4_and_5_default_is_a_text_and_may_hold_colons() => (await ShownAsync("\"{{env.X:5}}\", \"{{env.X:http://h/p}}\"")).ShouldBe("5|http://h/p|");

    [Theory]
    [InlineData("{{steps.s.l.0}}", "template-syntax")]
    [InlineData("{{a | b}}", "template-syntax")]
    [InlineData("{{foo.x}}", "template-root")]
    public void Case_6_what_is_no_template_is_an_error(string token, string slug) => scene.ErrorsOf(Show($"\"{token}\"")).ShouldHaveSingleItem().Code.Slug.ShouldBe(slug);

    [Fact]
    public async Task Case_7_braces_and_dollars_of_other_languages_are_text() => (await ShownAsync("\"{}\", \"${A}\", \"{%\", \"{#\"")).ShouldBe("{}|${A}|{%|{#|");

    [Theory]
    [InlineData("jobs.up.outputs.n > 0", "b.s Success")] // case 8
    [InlineData("jobs.up.outputs.text > 0", "b.s Skipped")] // case 9: no answer
    [InlineData("jobs.gone.outputs.n > 0", "b.s Skipped")] // case 9: handed on by nobody
    public async Task Case_8_and_9_gate_decides_and_one_without_an_answer_skips_with_the_reason(string when, string end)
    {
        RunOutcome outcome = await scene.RunAsync(Head + $$$"""
            jobs:
              - id: up
                steps: [{ id: s, type: process.run, inputs: { command: "true", outputs: { n: 1, text: x } }, outputs: { n: "{{result.n}}", text: "{{result.text}}" } }]
              - id: gone
                when: 1 > 2
                steps: [{ id: s, type: check.items, inputs: { items: a }, outputs: { n: "{{result.count}}" } }]
              - id: b
                when: {{{when}}}
                steps: [{ id: s, type: process.run, inputs: { command: "true" } }]
            """);

        outcome.ExitCode.ShouldBe(0);
        scene.Ends.Last().ShouldBe(end);
        string? reason = scene.Events.OfType<ModuleFinished>().Last().Error?.Message;
        (reason?.Contains("no answer", StringComparison.Ordinal) ?? false).ShouldBe(end.EndsWith("Skipped", StringComparison.Ordinal));
    }

    [Fact]
    public void Case_9_gate_on_an_output_that_no_step_declares_is_an_error() =>
        scene.ErrorsOf(Head + "jobs:\n  - { id: a, steps: [{ id: s, type: check.items, inputs: { items: a } }] }\n  - { id: b, when: jobs.a.outputs.n > 0, steps: [] }\n").ShouldHaveSingleItem().Code.Slug.ShouldBe("invalid-when");

    [Fact]
    public async Task Case_10_and_11_job_without_data_skips_what_depends_on_it_also_when_it_is_resumed()
    {
        const string Flow = Head + """
            jobs:
              - id: a
                steps:
                  - { id: probe, type: check_items, inputs: { items: [] }, on_no_data: skip_job }
                  - { id: bad, type: process.run, inputs: { command: "false" } }
              - { id: b, depends_on: [a], steps: [{ id: s, type: process.run, inputs: { command: "false" } }] }
              - { id: c, steps: [{ id: s, type: process.run, inputs: { command: [test, -e, ready], cwd: ../../../../.. } }] }
            """;
        (await scene.RunAsync(Flow)).ExitCode.ShouldBe(ExitCodes.RunTime);
        scene.Folder.Write("ready", "");

        (await scene.RunAsync(Flow, new RunOptions { Resume = true })).ExitCode.ShouldBe(ExitCodes.Done);

        scene.Ends.ShouldBe(["a.probe Skipped", "a.bad Skipped", "b.s Skipped", "c.s Success"]);
    }

    [Fact]
    public async Task Case_12_and_13_resume_runs_nothing_again_and_hands_on_what_earlier_steps_gave()
    {
        string flow = Head + $$$"""
            jobs:
              - id: a
                steps:
                  - { id: s, type: process.run, inputs: { command: [sh, -c, "echo x >> {{{scene.Folder.At("times")}}}"], outputs: { v: kept } } }
                  - { id: t, type: process.run, inputs: { command: [sh, -c, 'test -e "$1" && echo $2 > $3', sh, {{{scene.Folder.At("ready")}}}, "{{steps.s.v}}", {{{scene.Folder.At("value")}}}] } }
            """;
        (await scene.RunAsync(flow)).ExitCode.ShouldBe(ExitCodes.RunTime);
        scene.Folder.Write("ready", "");
        (await scene.RunAsync(flow, new RunOptions { Resume = true })).ExitCode.ShouldBe(ExitCodes.Done);
        string run = scene.Events.First().RunId;

        (await scene.RunAsync(flow, new RunOptions { Resume = true, ResumeRunId = run })).ExitCode.ShouldBe(ExitCodes.Done);

        scene.Read("value").ShouldBe("kept\n");
        scene.Read("times").ShouldBe("x\n");
    }

    [Fact]
    public async Task Case_14_run_id_that_is_at_work_can_not_run_twice()
    {
        string flow = Head + $"jobs:\n  - id: a\n    steps: [{{ id: s, type: process.run, inputs: {{ command: [sh, -c, 'mkfifo {scene.Folder.At("gate")} 2> /dev/null; cat {scene.Folder.At("gate")}; echo x >> {scene.Folder.At("times")}'] }} }}]\n";
        Task<RunOutcome> first = scene.RunAsync(flow, runId: "r1");
        while (!File.Exists(scene.Folder.At("gate")))
        {
            await Task.Yield();
        }

        RunOutcome second = await scene.RunBesideAsync("r1");

        second.ExitCode.ShouldNotBe(ExitCodes.Done);
        second.Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
        await File.WriteAllTextAsync(scene.Folder.At("gate"), "go");
        (await first).ExitCode.ShouldBe(ExitCodes.Done);
        scene.Read("times").ShouldBe("x\n");
    }

    [Fact]
    public async Task Case_15_job_that_is_asked_for_runs_with_what_it_depends_on()
    {
        RunOutcome outcome = await scene.RunAsync(
            Head + """
                jobs:
                  - { id: a, steps: [{ id: s, type: process.run, inputs: { command: "true" } }] }
                  - { id: b, depends_on: [a], steps: [{ id: s, type: process.run, inputs: { command: "true" } }, { id: t, type: process.run, inputs: { command: "true" } }] }
                  - { id: c, steps: [{ id: s, type: process.run, inputs: { command: "false" } }] }
                """,
            new RunOptions { To = "b" });

        outcome.ExitCode.ShouldBe(ExitCodes.Done);
        scene.Ends.ShouldBe(["a.s Success", "b.s Success", "b.t Success"]);
    }

    [Fact]
    public void Case_16_unknown_key_is_a_warning_with_the_nearest_name_and_an_error_when_strict()
    {
        const string Flow = Head + "jobs:\n  - id: a\n    whn: jobs.a\n    steps: [{ id: s, type: check.items, inputs: { items: a } }]\n";
        Diagnostic warning = scene.Compile(Flow).Diagnostics.ShouldHaveSingleItem();

        (warning.Severity, warning.Hint).ShouldBe((Severity.Warning, "Did you mean 'when'?"));
        scene.Compile(Flow, strict: true).Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Error);
    }

    [Theory]
    [InlineData(false, "2026-01-05T01:00Z")] // a Monday, as cron counts
    [InlineData(true, "2026-01-06T01:00Z")] // a Tuesday, as the original counted
    public void Case_22_weekday_1_is_monday_unless_the_schedule_says_otherwise(bool older, string expected) =>
        Next("0 2 * * 1", "2026-01-02T12:00Z", older).ShouldBe(Moment(expected));

    [Fact]
    public void Case_23_time_that_the_clock_shows_twice_comes_once()
    {
        DateTimeOffset first = Next("30 2 * * *", "2026-10-24T12:00Z", false);

        first.ShouldBe(Moment("2026-10-25T00:30Z"));
        Next("30 2 * * *", "2026-10-25T00:30Z", false).ShouldBe(Moment("2026-10-26T01:30Z"));
    }

    [Fact]
    public async Task Case_25_profile_is_below_its_resource_key_by_key_and_lists_are_replaced()
    {
        scene.Variables["AETHERFLOW_PROFILES_JSON"] = """{"p": {"config": {"path": "none.db"}, "options": {"timeout": 5}}}""";
        RunOutcome outcome = await scene.RunAsync(Head + """
            resources: { shop: { kind: db, driver: sqlite3, profile: p, config: { path: shop.db } } }
            jobs:
              - id: a
                steps: [{ id: s, type: sql.execute, inputs: { resource: shop, sql: "CREATE TABLE t (id INTEGER)" } }]
            """);

        outcome.Diagnostics.ShouldBeEmpty();
        File.Exists(scene.Folder.At("shop.db")).ShouldBeTrue();
        File.Exists(scene.Folder.At("none.db")).ShouldBeFalse();
    }

    [Fact]
    public void Case_26_template_in_a_value_to_decode_must_be_the_whole_of_it()
    {
        scene.Variables["T"] = "x";

        scene.ErrorsOf(Head + "resources: { api: { kind: rest, driver: httpx, config: { token: \"Bearer {{env.T}}\" }, decode: { config: { token: true } } } }\njobs: []\n")
            .ShouldHaveSingleItem().Code.Slug.ShouldBe("decode-shape");
    }

    [Fact]
    public async Task Case_27_items_of_a_text_are_parted_by_commas_and_empty_ones_do_not_count()
    {
        (await scene.RunAsync(Head + "jobs:\n  - id: a\n    steps: [{ id: s, type: check_items, inputs: { items: \"a, b,,c\" } }]\n")).ExitCode.ShouldBe(ExitCodes.Done);

        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"count\":3");
    }

    private static DateTimeOffset Next(string cron, string after, bool older) =>
        CronTimes.Parse(cron, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), older, out _)!.After(Moment(after))!.Value;

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
