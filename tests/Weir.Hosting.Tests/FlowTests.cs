using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests;

/// <summary>Flows from their text to what they leave behind. The small cases that the guide tells of have their numbers in the names.</summary>
public sealed class FlowTests : IDisposable
{
    private const string Head = "version: 1\nflow: { id: f, workspace: { root: work, allow_paths: [.] } }\n";

    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Steps_run_in_order_and_share_typed_values()
    {
        RunOutcome outcome = await scene.RunAsync(Head + """
            jobs:
              - id: main
                steps:
                  - id: count
                    type: external.process
                    inputs: { command: [echo, "5"], log: { stdout: capture }, outputs: { n: 5, list: [a, b] } }
                    outputs: { n: "{{result.n}}", text: "x{{result.n}}", all: "{{result.list}}" }
                  - id: use
                    type: external.process
                    inputs:
                      command: [sh, -c, "printf '%s ' \"$@\" > \"$AETHERFLOW_FLOW_ID.txt\"", sh, "{{steps.count.n}}", "x{{steps.count.n}}y", "{{steps.count.list}}z", "${A} {}", "{{job.id}}", "{{job.outputs.text}}"]
                      cwd: "{{env.HERE}}"
              - id: after
                depends_on: [main]
                when: jobs.main.outputs.n > 4 and jobs.main.status == "SUCCESS" and jobs.main.outputs.all
                steps:
                  - { id: say, type: process.run, inputs: { command: [touch, "{{env.HERE}}/after"] } }
            """.Replace("{{env.HERE}}", scene.Folder.Path, StringComparison.Ordinal));

        outcome.Diagnostics.ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
        scene.Read("f.txt").ShouldBe("5 x5y [\"a\",\"b\"]z ${A} {} main x5 ");
        File.Exists(scene.Folder.At("after")).ShouldBeTrue();
        scene.Ends.ShouldBe(["main.count Success", "main.use Success", "after.say Success"]);
    }

    [Fact]
    public async Task Skipped_probe_ends_its_job_and_what_depends_on_it_and_a_resume_keeps_that()
    {
        const string Flow = Head + """
            jobs:
              - id: probe
                steps:
                  - { id: look, type: check_items, inputs: { items: [], min_count: 1 }, on_no_data: skip_job }
                  - { id: never, type: process.run, inputs: { command: "false" } }
              - id: next
                depends_on: [probe]
                steps: [{ id: never, type: process.run, inputs: { command: "false" } }]
              - id: other
                steps: [{ id: fails, type: process.run, inputs: { command: [test, -e, ready], cwd: ../../../../.. } }]
            """;
        RunOutcome outcome = await scene.RunAsync(Flow);

        outcome.ExitCode.ShouldBe(2);
        scene.Ends.ShouldBe(["probe.look Skipped", "probe.never Skipped", "next.never Skipped", "other.fails Error"]);
        scene.Folder.Write("ready", "");

        RunOutcome resumed = await scene.RunAsync(Flow, new RunOptions { Resume = true });

        resumed.ExitCode.ShouldBe(0);
        scene.Ends.ShouldBe(["probe.look Skipped", "probe.never Skipped", "next.never Skipped", "other.fails Success"]);
        scene.Events.OfType<ModuleFinished>().First().Restored.ShouldBeTrue();
    }

    [Theory]
    [InlineData("jobs.a.outputs.n > 5", false)]
    [InlineData("jobs.a.outputs.n >= 5 and not false", true)]
    [InlineData("1 < jobs.a.outputs.n <= 5", true)]
    [InlineData("true", true)]
    [InlineData("jobs.a.outputs.t == ' true'", true)]
    [InlineData("jobs.a.outputs.t > 1", false)]
    [InlineData("jobs.a.status == 'FAILED' or (jobs.a.outputs.t)", true)]
    public async Task Conditions_decide_whether_a_job_runs(string when, bool runs)
    {
        RunOutcome outcome = await scene.RunAsync(Head + $"""
            jobs:
              - id: a
                steps: [{"{"} id: s, type: process.run, inputs: {"{"} command: "true", outputs: {"{"} n: 5, t: " true" {"}"} {"}"}, outputs: {"{"} n: "{"{{"}result.n{"}}"}", t: "{"{{"}result.t{"}}"}" {"}"} {"}"}]
              - id: b
                when: "{when}"
                steps: [{"{"} id: s, type: process.run, inputs: {"{"} command: "true" {"}"} {"}"}]
            """);

        outcome.ExitCode.ShouldBe(0);
        scene.Ends.Last().ShouldBe(runs ? "b.s Success" : "b.s Skipped");
    }

    [Fact]
    public async Task Final_jobs_run_after_a_failure_and_a_failure_that_is_tolerated_stops_nothing()
    {
        RunOutcome outcome = await scene.RunAsync(Head + """
            jobs:
              - id: a
                steps:
                  - { id: soft, type: process.run, inputs: { command: "false" }, continue_on_error: true }
                  - { id: on, type: process.run, inputs: { command: "true" } }
                  - { id: hard, type: process.run, inputs: { command: [sh, -c, exit 3] } }
              - id: b
                steps: [{ id: never, type: process.run, inputs: { command: "true" } }]
            finally:
              - id: tidy
                when: jobs.a.status == "FAILED"
                steps: [{ id: up, type: process.run, inputs: { command: "true" } }]
            """);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Message.ShouldBe("'sh' ended with 3.");
        scene.Ends.ShouldBe(["a.soft Error", "a.on Success", "a.hard Error", "b.never Skipped", "tidy.up Success"]);
    }

    [Theory]
    [InlineData("{{env.E}}", "missing-env")]
    [InlineData("{{steps.x.l.0}}", "template-syntax")]
    [InlineData("{{ env.X }}", "template-syntax")]
    [InlineData("{{a | b}}", "template-syntax")]
    [InlineData("{{foo.x}}", "template-root")]
    [InlineData("{{steps.later.x}}", "template-root")]
    [InlineData("{{jobs.x.outputs.y}}", "template-root")]
    [InlineData("{{result.x}}", "template-root")]
    [InlineData("{{env.X", "template-syntax")]
    public void Templates_without_a_value_are_found_with_their_place(string template, string slug)
    {
        scene.Variables["E"] = "";

        Diagnostic found = scene.ErrorsOf(Head + $"jobs:\n  - id: a\n    steps: [{{ id: s, type: process.run, inputs: {{ command: \"a{template}\" }} }}]\n").ShouldHaveSingleItem();

        found.Code.Slug.ShouldBe(slug);
        (found.Span.Line, found.Span.Column).ShouldBe((5, 62));
    }

    [Theory]
    [InlineData("{{env.X:5}}", "5")]
    [InlineData("{{env.X:http://h/p}}", "http://h/p")]
    [InlineData("a{{env.X: d }}b", "a db")]
    [InlineData("{{env.X: d }}", " d ")]
    [InlineData("}} {}", "}} {}")]
    public async Task Defaults_stand_in(string template, string expected)
    {
        RunOutcome outcome = await scene.RunAsync(Head + $"jobs:\n  - id: a\n    steps: [{{ id: s, type: process.run, inputs: {{ command: [sh, -c, 'printf \"%s\" \"$1\" > {scene.Folder.At("out")}', sh, \"{template}\"] }} }}]\n");

        outcome.ExitCode.ShouldBe(0);
        scene.Read("out").ShouldBe(expected);
    }

    [Theory]
    [InlineData("retries: 3", "unknown-key")]
    [InlineData("when: jobs.x.status", "invalid-when")]
    [InlineData("when: 'a ='", "invalid-when")]
    [InlineData("depends_on: [a]", "depends-on-unknown")]
    [InlineData("depends_on: [b]", "depends-on-unknown")]
    public void Mistakes_of_jobs_are_found(string key, string slug)
    {
        IReadOnlyList<Diagnostic> found = scene.Compile(Head + $"jobs:\n  - id: a\n    {key}\n    steps: []\n  - id: c\n    steps: [{{ id: s, type: check_items, inputs: {{ items: a }} }}]\n", strict: true).Diagnostics;

        found.Where(d => d.Severity == Severity.Error).ShouldHaveSingleItem().Code.Slug.ShouldBe(slug);
    }

    [Fact]
    public async Task Workspaces_outlive_their_jobs_and_go_with_the_run_unless_it_fails()
    {
        const string Flow = Head + """
            jobs:
              - id: a
                steps: [{ id: s, type: process.run, inputs: { command: [sh, -c, "echo x > f"] }, outputs: { f: "{{run_id}}" } }]
              - id: b
                steps: [{ id: s, type: process.run, inputs: { command: [sh, -c, 'cat ../../../a/$1/artifacts/f && test -e "$2"', sh, "{{jobs.a.outputs.f}}", "READY"] } }]
            """;
        string flow = Flow.Replace("READY", scene.Folder.At("ready"), StringComparison.Ordinal);
        (await scene.RunAsync(flow)).ExitCode.ShouldBe(2);
        Directory.GetDirectories(scene.Folder.At("work/f")).Length.ShouldBe(2);
        scene.Folder.Write("ready", "");

        (await scene.RunAsync(flow, new RunOptions { Resume = true })).ExitCode.ShouldBe(0);

        Directory.GetFiles(scene.Folder.At("work"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        scene.Events.OfType<ModuleFinished>().First().Restored.ShouldBeTrue();
    }

    [Fact]
    public async Task Parameters_and_locks_are_read_before_the_run()
    {
        scene.Parameters["day"] = "monday";
        RunOutcome outcome = await scene.RunAsync(Head + """
            params: { day: null, unit: kg }
            jobs:
              - id: a
                steps:
                  - id: s
                    type: with_lock
                    inputs:
                      lock_key: "l-{{params.day}}"
                      step: { type: external.process, inputs: { command: [sh, -c, "echo {{params.day}} {{params.unit}}"], log: { stdout: capture } } }
            """);

        outcome.ExitCode.ShouldBe(0);
        scene.Events.OfType<TaskLogged>().ShouldHaveSingleItem().Message.ShouldBe("monday kg");
        scene.Compile("version: 1\nflow: { id: f }\nparams: { p: null }\njobs: []\n").Diagnostics.Select(d => d.Code.Slug).ShouldContain("missing-parameter");
    }
}
