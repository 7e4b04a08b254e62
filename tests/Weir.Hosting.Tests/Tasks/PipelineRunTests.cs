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
}
