using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class PipelineRunTests : IDisposable
{
    private const string Head = "version: 1\nflow: { id: f, workspace: { root: work, allow_paths: [.] } }\n";

    private readonly FlowScene scene = new();

    public PipelineRunTests()
    {
        scene.Folder.Write("in.csv", "id\n1\n2\n3\n");
        scene.Folder.Write("rows.yml", """
            weir: "1.0"
            id: rows
            context: { least: 0 }
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: some, type: Channel, config: { query: "SELECT * FROM rows WHERE id >= ${ctx.least}" } }
              - { id: save, type: Egress, config: { path: out/rows.csv, mode: overwrite } }
            """);
    }

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Pipeline_of_another_dialect_gets_parameters_and_later_steps_see_its_target()
    {
        scene.Folder.Write("child.yml", """
            version: 1
            flow: { id: child, workspace: { root: work } }
            params: { word: null }
            jobs:
              - id: main
                steps: [{ id: say, type: process.run, inputs: { command: [echo, "{{params.word}}"], log: { stdout: capture } }, outputs: { said: "{{result.stdout}}" } }]
            """);
        RunOutcome outcome = await scene.RunAsync(Head + $$$"""
            jobs:
              - id: a
                steps:
                  - { id: load, type: pipeline.run, inputs: { pipeline: rows.yml, params: { least: 2 } } }
                  - { id: read, type: process.run, inputs: { command: [cat, {{{scene.Folder.At("out/rows.csv")}}}], log: { stdout: capture } } }
                  - { id: child, type: pipeline.run, inputs: { pipeline: child.yml, params: { word: "w{{steps.read.exit_code}}" } }, outputs: { said: "{{result.jobs.main.said}}", deep: "{{result.outputs.main.say.stdout}}" } }
            """);

        outcome.Diagnostics.ShouldBeEmpty();
        string Of(string module) => scene.Events.OfType<ModuleFinished>().Single(e => e.ModuleId == module).Outputs!;
        Of("a.read").ShouldContain("\"stdout\":\"id\\n2\\n3\"");
        Of("a.child").ShouldContain("\"exports\":{\"said\":\"w0\",\"deep\":\"w0\"}");
    }

    [Fact]
    public async Task Failure_is_told_with_its_run_and_a_resume_finishes_that_run()
    {
        scene.Folder.Write("child.yml", $$"""
            version: 1
            flow: { id: child, workspace: { root: work } }
            jobs:
              - id: main
                steps:
                  - { id: once, type: process.run, inputs: { command: [sh, -c, "echo x >> {{scene.Folder.At("times")}}"] } }
                  - { id: then, type: process.run, inputs: { command: [test, -e, {{scene.Folder.At("ready")}}] } }
            """);
        const string Flow = Head + "jobs:\n  - { id: a, steps: [{ id: s, type: pipeline.run, inputs: { pipeline: child.yml } }] }\n";
        RunOutcome first = await scene.RunAsync(Flow, runId: "r1");

        first.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(HostingCodes.PipelineFailed);
        first.Error!.Message.ShouldContain("r1.a.s");
        scene.Folder.Write("ready", "");
        (await scene.RunAsync(Flow, new RunOptions { Resume = true, ResumeRunId = "r1" })).ExitCode.ShouldBe(0);

        scene.Read("times").ShouldBe("x\n");
    }

    [Fact]
    public async Task Pipeline_that_leads_back_to_itself_is_refused()
    {
        RunOutcome outcome = await scene.RunAsync(Head + "jobs:\n  - { id: a, steps: [{ id: s, type: pipeline.run, inputs: { pipeline: flow.yml } }] }\n");

        outcome.Error!.Message.ShouldContain("leads back to itself");
    }

    [Theory]
    [InlineData("depends_on: [save], config: { paths: out/rows.csv }", 7, 63)]
    [InlineData("depends_on: [mid], config: { paths: out/rows.csv }", 7, 63)]
    [InlineData("config: { paths: \"${steps.save.status}\" }", 7, 68)]
    public void Task_that_waits_for_an_Egress_is_refused_and_told_the_way(string rest, int line, int column)
    {
        scene.Folder.Write("own.yml", $$"""
            weir: "1.0"
            id: own
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: save, type: Egress, config: { path: out/rows.csv, mode: overwrite } }
              - { id: mid, type: Ingress, depends_on: [save], config: { path: in.csv } }
              - { id: sum, type: Task, uses: files.checksum, {{rest}} }
              - { id: other, type: Egress, config: { path: out/other.csv, mode: overwrite } }
            edges: [{ from: rows, to: save }, { from: mid, to: other }]
            """);

        Diagnostic found = new WeirHost(scene.Folder.Environment()).Compile(new CompileRequest { Path = "own.yml" }).Diagnostics.ShouldHaveSingleItem();

        found.Code.Slug.ShouldBe("task-behind-egress");
        (found.Span.Line, found.Span.Column).ShouldBe((line, column));
        found.Hint!.ShouldContain("pipeline.run");
    }
}
