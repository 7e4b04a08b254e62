using System.Globalization;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>A flow that is stopped by another process, or by its own time limits, ends with all that its programs started; then it is looked at and finished.</summary>
public sealed class FlowStopTests : IDisposable
{
    /// <summary>A program with a child, a grandchild, and one that left for a session of its own. Their ids go into a file.</summary>
    private const string Family = "sleep 600 & echo $! > $1/pids; sh -c \"sleep 600 & echo \\$! >> $1/pids; wait\" & setsid sh -c \"echo \\$\\$ >> $1/pids; exec sleep 600\" & while test $(wc -l < $1/pids) -lt 3; do sleep 0.02; done; echo all are there; wait";

    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Cancel_from_another_process_ends_children_of_children_and_logs_and_retry_go_on_from_there()
    {
        Write("flow.yml", $"version: 1\nflow: {{ id: f, workspace: {{ root: work }} }}\njobs:\n  - id: a\n    steps:\n      - {{ id: first, type: process.run, inputs: {{ command: [sh, -c, 'echo once >> $1/times', sh, {workspace.Path}] }} }}\n"
            + $"      - {{ id: s, type: process.run, inputs: {{ command: [sh, -c, 'test -e $1/ready && exit 0; {Family}', sh, {workspace.Path}] }} }}\n");
        using WeirProcess weir = WeirProcess.Start(workspace.Path, "run", "flow.yml", "--format", "jsonl", "--run-id", "r1");
        weir.ReadUntil("task_logged", "a.s").ShouldBeTrue();

        (int asked, _, string problem) = await WeirProcess.RunAsync(workspace.Path, "cancel", "r1");

        asked.ShouldBe(0, problem);
        (await weir.FinishAsync()).Code.ShouldBe(2);
        Living().ShouldBeEmpty();
        (int code, string logs, _) = await WeirProcess.RunAsync(workspace.Path, "logs", "r1");
        code.ShouldBe(0);
        logs.ShouldContain("all are there");
        Write("ready", "");
        (int retried, _, string error) = await WeirProcess.RunAsync(workspace.Path, "retry", "r1");
        retried.ShouldBe(0, error);
        File.ReadAllText(Path.Combine(workspace.Path, "times")).ShouldBe("once\n");
    }

    [Theory]
    [InlineData("timeout: 2s, ", "")]
    [InlineData("", "timeout: 2s, ")]
    public async Task Time_limit_of_run_or_step_ends_all_that_was_started(string ofRun, string ofStep)
    {
        Write("flow.yml", $"version: 1\nflow: {{ id: f, {ofRun}workspace: {{ root: work }} }}\njobs:\n  - {{ id: a, steps: [{{ id: s, {ofStep}type: process.run, inputs: {{ command: [sh, -c, '{Family}', sh, {workspace.Path}], kill_grace: 1s }} }}] }}\n");

        (int code, string output, string error) = await WeirProcess.RunAsync(workspace.Path, "run", "flow.yml");

        code.ShouldBe(2);
        (output + error).ShouldContain("2 s");
        File.ReadAllLines(Path.Combine(workspace.Path, "pids")).Length.ShouldBe(3);
        Living().ShouldBeEmpty();
    }

    /// <summary>Those of the family that are at work, not only waiting to be buried.</summary>
    private IEnumerable<int> Living() => File.ReadAllLines(Path.Combine(workspace.Path, "pids"))
        .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
        .Where(id => File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Contains("sleep", StringComparison.Ordinal));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(workspace.Path, name), text);
}
