using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests;

public sealed class TaskRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<RunEvent> events = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tasks_run_in_order_and_hand_on_values_with_their_types()
    {
        RunOutcome outcome = await RunAsync("""
            aqueduct: "1.0"
            id: tasks
            modules:
              - { id: use, type: Task, uses: process.run, config: { command: [sh, -c, 'printf "%s|%s" "$1" "$2" > out.txt', sh, "${steps.count.outputs.exit_code}", "x${steps.count.outputs.stdout}y"] } }
              - { id: count, type: Task, uses: process.run, config: { command: [echo, "5"], log: { stdout: capture } } }
            edges: []
            """);

        outcome.Diagnostics.ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
        File.ReadAllText(folder.At("out.txt")).ShouldBe("0|x5y");
        events.OfType<ModuleFinished>().Select(e => e.ModuleId).ShouldBe(["count", "use"]);
        events.OfType<TaskLogged>().ShouldHaveSingleItem().Message.ShouldBe("5");
    }

    [Fact]
    public async Task Resume_restores_what_was_handed_on_and_does_not_run_a_finished_task_again()
    {
        const string Blueprint = """
            aqueduct: "1.0"
            id: tasks
            modules:
              - { id: make, type: Task, uses: process.run, config: { command: 'echo ran >> count.txt; echo value', shell: true, log: { stdout: capture } } }
              - { id: use, type: Task, uses: process.run, config: { command: 'test -e ready && echo "$1" > used.txt', shell: true, args: ["${steps.make.outputs.stdout}"] } }
            """;
        RunOutcome first = await RunAsync(Blueprint);
        first.ExitCode.ShouldBe(2);
        first.Diagnostics[0].Code.ShouldBe(Runner.Tasks.TaskCodes.ProcessFailed);
        folder.Write("ready", "");

        RunOutcome second = await RunAsync(Blueprint, new RunOptions { Resume = true });

        second.Diagnostics.ShouldBeEmpty();
        second.ExitCode.ShouldBe(0);
        File.ReadAllText(folder.At("used.txt")).ShouldBe("value\n");
        File.ReadAllText(folder.At("count.txt")).ShouldBe("ran\n");
    }

    [Theory]
    [InlineData("{ id: a, type: Task, uses: process.rum, config: { command: x } }", "unknown-task", "process.run")]
    [InlineData("{ id: a, type: Task, uses: process.run, config: { command: x, tmeout: 3 } }", "unknown-key", "timeout")]
    [InlineData("{ id: a, type: Task, uses: process.run, config: { command: '${steps.b.outputs.x}' } }", "unknown-module", null)]
    [InlineData("{ id: a, type: Task, uses: process.run, config: { command: '${steps.b}' } }", "broken-token", "outputs")]
    [InlineData("{ id: a, type: Task, config: { command: x } }", "missing-key", null)]
    public void Mistakes_are_told_before_anything_runs(string module, string slug, string? hint)
    {
        folder.Write("blueprint.yml", $"aqueduct: \"1.0\"\nid: tasks\nmodules:\n  - {module}\n");

        Compiled compiled = new WeirHost(folder.Environment()).Compile(new CompileRequest { Path = "blueprint.yml" });

        Diagnostic found = compiled.Diagnostics.First(d => d.Severity == Severity.Error);
        found.Code.Slug.ShouldBe(slug);
        found.Span.Line.ShouldBe(4);
        (found.Hint ?? "").ShouldContain(hint ?? "");
    }

    private async Task<RunOutcome> RunAsync(string blueprint, RunOptions? options = null)
    {
        folder.Write("blueprint.yml", blueprint);
        WeirHost host = new(folder.Environment(("PATH", "/usr/bin:/bin")));
        Compiled compiled = host.Compile(new CompileRequest { Path = "blueprint.yml" });
        compiled.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        return await host.RunAsync(compiled, options ?? new RunOptions(), new ListSink(events), default);
    }

    private sealed class ListSink(List<RunEvent> events) : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            lock (events)
            {
                events.Add(runEvent);
            }
        }
    }
}
