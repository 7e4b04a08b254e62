using System.Text;
using System.Text.Json.Nodes;
using Weir.Hosting.Tests.Support;
using Weir.Runner;
using Weir.Runner.Hooks;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>What <c>hooks</c> and <c>secrets</c> of a pipeline say is done, and no secret gets anywhere.</summary>
public sealed class ObserverTests : IDisposable
{
    private readonly ComponentProject project = new();

    public void Dispose() => project.Dispose();

    [Theory]
    [InlineData("q7~")]
    [InlineData("long-and-winding-pa55word")]
    public async Task Log_metrics_and_trail_are_written_and_hold_no_secret(string secret)
    {
        using FakeServer gateway = new(_ => (200, ""));
        project.Folder.Write("vault/token", secret);
        project.Folder.Write("trail/audit-2020-01-01.jsonl", "");
        project.Folder.Write("Tells.cs", """
            public sealed class Tells(string token) : IComponent
            {
                public ValueTask RunAsync(IComponentContext context, CancellationToken cancellationToken)
                {
                    context.Log("I know " + token);
                    throw new IOException("refused: " + token);
                }
            }
            """);
        project.Pipeline(
            """{ name: tells, component_type: sink, class_path: "Tells, Tells.cs", depends_on: [numbers], config { token: "secret://file/token" }, retry { max_attempts: 2, initial_delay_seconds: 0.001 } }""",
            writes: false,
            $$"""
            secrets { provider: file, path: vault }
            hooks {
              logging { output: log.jsonl, level: DEBUG }
              metrics { push_gateway_url: "{{gateway.Address}}" }
              audit { audit_trail_path: trail, retention_days: 30 }
            }
            """);

        RunOutcome outcome = await project.RunAsync();

        outcome.ExitCode.ShouldBe(ExitCodes.RunTime);
        string[] log = await File.ReadAllLinesAsync(project.Folder.At("log.jsonl"));
        log.Select(l => JsonNode.Parse(l)!["level"]!.ToString()).ShouldBe(["INFO", "DEBUG", "INFO", "DEBUG", "WARNING", "ERROR", "ERROR"]);
        log[^1].ShouldContain("refused: [REDACTED]");
        string trail = Directory.GetFiles(project.Folder.At("trail")).ShouldHaveSingleItem();
        AuditLog.Verify(trail).ShouldSatisfyAllConditions(v => v.Problem.ShouldBeNull(), v => v.Lines.ShouldBe(7));
        FakeRequest push = gateway.Requests.ShouldHaveSingleItem();
        push.Path.ShouldBe("/metrics/job/weir/instance/test");
        push.Body.ShouldContain("weir_module_retries{module=\"tells\"} 1\n");
        push.Body.ShouldContain("weir_run_success 0\n");

        byte[] sought = Encoding.UTF8.GetBytes(secret);
        string[] files = [.. Directory.GetFiles(project.Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("vault/token", StringComparison.Ordinal) && !f.EndsWith(".dll", StringComparison.Ordinal))];
        files.Length.ShouldBeGreaterThan(4);
        foreach (string file in files)
        {
            File.ReadAllBytes(file).AsSpan().IndexOf(sought).ShouldBe(-1, file);
        }

        string.Join('\n', project.Events.Select(e => Core.Events.RunEventJson.ToText(e))).ShouldNotContain(secret);
    }
}
