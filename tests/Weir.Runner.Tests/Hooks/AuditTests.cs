using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Runner.Hooks;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Hooks;

public sealed class AuditTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-audit-").FullName;

    private string Log => Path.Combine(folder, "audit.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<World> RunAsync(string runId, bool fails = false)
    {
        SecretRedactor redactor = new();
        redactor.Register(new Secret("key", "hunter2"));
        ManualTime time = new();
        World world = new(time) { Hooks = [new AuditHooks(new AuditLog(Log, time), redactor)] };
        world.Engine.Before = work => _ = fails ? throw new WeirException(FakeEngine.Error("wrong password hunter2")) : 0;
        await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a", retry: fails ? new RetryPolicy { MaxAttempts = 2, Jitter = false } : null).Build(), runId);
        return world;
    }

    [Fact]
    public async Task Every_action_is_a_line_of_JSON_with_run_and_trace_and_without_secrets()
    {
        await RunAsync("r1", fails: true);

        JsonElement[] lines = [.. (await File.ReadAllLinesAsync(Log)).Select(l => JsonDocument.Parse(l).RootElement)];
        lines.Select(l => $"{l.GetProperty("action").GetString()} {l.GetProperty("resource").GetString()} {l.GetProperty("status").GetString()}").ShouldBe([
            "run_started test success", "module_started in success", "module_finished in success", "module_started out success", "module_retried out retry",
            "module_finished out failure", "run_finished test failure"]);
        lines.Select(l => l.GetProperty("trace_id").GetString()).Distinct().ShouldHaveSingleItem().ShouldNotBeNull().Length.ShouldBe(32);
        lines.ShouldAllBe(l => l.GetProperty("run_id").GetString() == "r1");
        File.ReadAllText(Log).ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_run_that_is_refused_is_written_down_too()
    {
        ManualTime time = new();
        World world = new(time) { Hooks = [new AuditHooks(new AuditLog(Log, time), new SecretRedactor())] };
        world.Engine.Findings = module => module.Id == "in" ? [FakeEngine.Error("no such file", fault: Fault.Author)] : [];

        (await world.RunAsync(new ManifestBuilder().Ingress("in").Build())).ExitCode.ShouldBe(1);

        (await File.ReadAllTextAsync(Log)).ShouldContain("\"action\":\"run_refused\",\"resource\":\"test\",\"status\":\"failure\",\"run_id\":\"r1\"");
    }

    [Fact]
    public async Task Runs_append_to_one_chain_that_verifies()
    {
        await RunAsync("r1");
        await RunAsync("r2");

        (long lines, string hash, string? problem) = AuditLog.Verify(Log);

        problem.ShouldBeNull();
        lines.ShouldBe(12);
        (await File.ReadAllLinesAsync(Log))[^1].ShouldContain(hash);
    }

    [Theory]
    [InlineData("change", "line 3 was changed: its hash does not fit")]
    [InlineData("remove", "before line 3 a line was removed, inserted or moved")]
    [InlineData("swap", "before line 3 a line was removed, inserted or moved")]
    [InlineData("insert", "before line 4 a line was removed, inserted or moved")]
    [InlineData("garbage", "line 3 was changed: its hash does not fit")]
    public async Task Any_meddling_is_found(string meddling, string problem)
    {
        await RunAsync("r1");
        List<string> lines = [.. await File.ReadAllLinesAsync(Log)];
        switch (meddling)
        {
            case "change":
                lines[2] = lines[2].Replace("success", "failure", StringComparison.Ordinal);
                break;
            case "remove":
                lines.RemoveAt(2);
                break;
            case "swap":
                (lines[2], lines[3]) = (lines[3], lines[2]);
                break;
            case "insert":
                lines.Insert(2, lines[2]);
                break;
            default:
                lines[2] = "x";
                break;
        }

        await File.WriteAllLinesAsync(Log, lines);

        AuditLog.Verify(Log).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_log_that_was_meddled_with_at_its_end_is_not_continued_and_the_run_goes_on()
    {
        await RunAsync("r1");
        await File.AppendAllTextAsync(Log, "x\n");

        World world = await RunAsync("r2");

        world.Notices().ShouldContain("WEIR6071");
        world.Targets.Visible.ShouldBe(["/out/a=in"]);
    }

    [Fact]
    public async Task Many_writers_make_one_chain()
    {
        ManualTime time = new();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() =>
        {
            AuditLog log = new(Log, time);
            for (int i = 0; i < 25; i++)
            {
                log.Append(new AuditEntry("a", $"w{w}", "success", "r", "t", []));
            }
        })));

        (long lines, _, string? problem) = AuditLog.Verify(Log);
        problem.ShouldBeNull();
        lines.ShouldBe(100);
    }
}
