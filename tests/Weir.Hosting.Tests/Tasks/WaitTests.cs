using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class WaitTests : IDisposable
{
    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    private string Flow(string steps) => "version: 1\nflow: { id: f, parallelism: 2, workspace: { root: work, allow_paths: [.] } }\njobs:\n" + steps.Replace("BASE", scene.Folder.Path, StringComparison.Ordinal);

    [Fact]
    public async Task File_that_another_job_makes_is_waited_for_until_it_rests()
    {
        RunOutcome outcome = await scene.RunAsync(Flow("""
              - { id: wait, steps: [{ id: s, type: wait.file, inputs: { paths: "BASE/in/*.csv", min_count: 2, every: 10ms, stable_for: 20ms, at_most: 60s } }] }
              - { id: make, steps: [{ id: s, type: process.run, inputs: { command: [sh, -c, "mkdir -p BASE/in; echo a > BASE/in/a.csv; sleep 0.05; echo b > BASE/in/b.csv"] } }] }
            """));

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Ends.Last().ShouldBe("wait.s Success");
        scene.Events.OfType<ModuleFinished>().Last().Outputs!.ShouldContain("\"count\":2");
    }

    [Theory]
    [InlineData("fail", "a.s Error")]
    [InlineData("no_data", "a.s Skipped")]
    public async Task What_does_not_come_fails_or_is_no_data(string late, string end)
    {
        await scene.RunAsync(Flow($"  - {{ id: a, steps: [{{ id: s, type: wait.file, inputs: {{ paths: BASE/none, every: 5ms, at_most: 20ms, on_timeout: {late} }} }}] }}"));

        scene.Ends.ShouldBe([end]);
        scene.Events.OfType<ModuleFinished>().Single().Error!.Message.ShouldContain("fewer than 1 files match");
    }

    [Fact]
    public async Task Query_is_asked_until_it_says_yes()
    {
        RunOutcome outcome = await scene.RunAsync(Flow("""
              - { id: table, steps: [{ id: s, type: sql.execute, inputs: { format: sqlite, database: s.db, sql: CREATE TABLE t (day TEXT) } }] }
              - { id: wait, depends_on: [table], steps: [{ id: s, type: wait.sql, inputs: { format: sqlite, database: s.db, query: "SELECT count(*) FROM t WHERE day = :d", params: { d: mon }, every: 10ms, at_most: 60s } }] }
              - { id: fill, depends_on: [table], steps: [{ id: s, type: sql.execute, inputs: { format: sqlite, database: s.db, sql: "INSERT INTO t VALUES ('mon')" } }] }
            """));

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Events.OfType<ModuleFinished>().Single(e => e.ModuleId == "wait.s").Outputs!.ShouldContain("\"value\":1");
    }

    [Fact]
    public async Task Server_is_asked_until_its_answer_holds_the_text()
    {
        int asked = 0;
        using FakeServer server = new(_ => ++asked switch { 1 => (503, "busy"), 2 => (200, "at work"), _ => (200, "all done") });
        RunOutcome outcome = await scene.RunAsync(Flow($"  - {{ id: a, steps: [{{ id: s, type: wait.http, inputs: {{ url: \"{server.Address}\", contains: done, every: 5ms, at_most: 60s }} }}] }}"));

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"looks\":3");
    }

    [Theory]
    [InlineData("duration: 10ms")]
    [InlineData("until: \"2020-01-01T00:00\"")]
    [InlineData("until: \"00:00\", timezone: Europe/Berlin")]
    public async Task Time_that_has_passed_is_not_waited_for(string inputs)
    {
        (await scene.RunAsync(Flow($"  - {{ id: a, steps: [{{ id: s, type: wait.time, inputs: {{ {inputs} }} }}] }}"))).ExitCode.ShouldBe(0);

        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"waited_seconds\":0");
    }
}
