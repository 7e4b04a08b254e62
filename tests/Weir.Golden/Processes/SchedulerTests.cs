using System.Text.Json;
using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The scheduler as a process of its own, which is killed and started again.</summary>
public sealed class SchedulerTests : IDisposable
{
    private readonly Workspace workspace = new();

    public SchedulerTests()
    {
        Write("tick.yml", Flow("tick", "echo \"$WEIR_RUN_ID\" >> \"$1/ticks\""));
        Write("slow.yml", Flow("slow", "touch \"$1/slow.began\"; while ! test -e \"$1/slow.end\"; do sleep 0.05; done"));
    }

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Killed_and_started_again_every_time_has_one_run_and_none_is_lost()
    {
        Write("s.yml", "timezone: UTC\nitems:\n  - { id: tick, cron: '* * * * * *', flow: tick.yml, catch_up: all }\n");
        for (int round = 0; round < 3; round++)
        {
            using WeirProcess scheduler = WeirProcess.Start(workspace.Path, "scheduler", "run", "s.yml");
            scheduler.ReadLine("tick-").ShouldNotBeNull();
            scheduler.Kill();
        }

        (int code, _, string error) = await WeirProcess.RunAsync(workspace.Path, "scheduler", "run-due", "s.yml");

        code.ShouldBe(0, error);
        (string Id, string Status)[] runs = await RunsAsync();
        runs.Select(r => r.Status).Distinct().ShouldBe(["success"]);
        DateTime[] times = [.. runs.Select(r => DateTime.ParseExact(r.Id["tick-".Length..], "yyyyMMdd'T'HHmmss'Z'", null)).Order()];
        times.ShouldBe(Enumerable.Range(0, times.Length).Select(i => times[0].AddSeconds(i)));
        times.Length.ShouldBeGreaterThan(2);
        File.ReadAllLines(Path.Combine(workspace.Path, "ticks")).Distinct().Order(StringComparer.Ordinal).ShouldBe(runs.Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Item_at_work_is_not_begun_again_and_a_changed_file_counts_at_once()
    {
        const string Slow = "timezone: UTC\nitems:\n  - { id: slow, cron: '* * * * * *', flow: slow.yml, catch_up: none }\n";
        Write("s.yml", Slow);
        using WeirProcess scheduler = WeirProcess.Start(workspace.Path, "scheduler", "run", "s.yml");
        scheduler.ReadLine("not run, the one before is still at work").ShouldNotBeNull();
        (await RunsAsync()).ShouldHaveSingleItem().Status.ShouldBe("running");

        Write("s.yml", Slow.Replace("id: slow", "id: tick", StringComparison.Ordinal).Replace("slow.yml", "tick.yml", StringComparison.Ordinal));
        scheduler.ReadLine("s.yml changed: 1 items.").ShouldNotBeNull();
        scheduler.ReadLine("tick-").ShouldNotBeNull();

        Write("s.yml", "items: [");
        Write("slow.end", "");
        scheduler.ReadLine("slow-").ShouldNotBeNull().ShouldEndWith(": success");
        scheduler.ReadLine("tick-").ShouldNotBeNull();
        scheduler.PressCtrlC();
        (await scheduler.FinishAsync()).Code.ShouldBe(0);
        (await RunsAsync()).Count(r => r.Id.StartsWith("slow-", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Run_that_was_at_work_when_its_scheduler_died_is_finished_by_the_next()
    {
        Write("s.yml", "timezone: UTC\nitems:\n  - { id: slow, cron: '* * * * * *', flow: slow.yml, catch_up: none, misfire_grace_time: 10m }\n");
        using (WeirProcess scheduler = WeirProcess.Start(workspace.Path, "scheduler", "run", "s.yml"))
        {
            scheduler.ReadLine("not run").ShouldNotBeNull();
            scheduler.Kill();
        }

        (string id, string status) = (await RunsAsync()).ShouldHaveSingleItem();
        status.ShouldBe("interrupted");
        Write("slow.end", "");

        (int code, string output, string error) = await WeirProcess.RunAsync(workspace.Path, "scheduler", "run-due", "s.yml");

        code.ShouldBe(0, error);
        output.ShouldContain($"{id}: success");
    }

    private string Flow(string id, string script) =>
        $"version: 1\nflow: {{ id: {id}, workspace: {{ root: work }} }}\njobs:\n  - {{ id: a, steps: [{{ id: s, type: process.run, inputs: {{ command: [sh, -c, '{script}', sh, {workspace.Path}] }} }}] }}\n";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(workspace.Path, name), text);

    private async Task<(string Id, string Status)[]> RunsAsync()
    {
        (int code, string output, string error) = await WeirProcess.RunAsync(workspace.Path, "runs", "--format", "json");
        code.ShouldBe(0, error);
        using JsonDocument runs = JsonDocument.Parse(output);
        return [.. runs.RootElement.GetProperty("runs").EnumerateArray().Select(r => (r.GetProperty("run_id").GetString()!, r.GetProperty("status").GetString()!))];
    }
}
