using System.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class ProcessTests : IDisposable
{
    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Timeout_ends_children_of_children_that_left_their_session()
    {
        string pids = scene.Folder.At("pids");
        RunOutcome outcome = await scene.RunAsync(Flow($"command: ['(setsid sh -c \"echo \\$\\$ >> {pids}; sleep 300\" &) ; sh -c \"trap : TERM; echo \\$\\$ >> {pids}; while :; do sleep 1; done\"'], shell: true, timeout: 700ms, kill_grace: 300ms"));

        outcome.ExitCode.ShouldBe(2);
        outcome.Error!.Message.ShouldContain("took longer than 0.7 s");
        string[] started = File.ReadAllLines(pids);
        started.Length.ShouldBe(2);
        started.Where(p => IsAlive(int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Child_that_keeps_the_output_open_holds_nothing_up()
    {
        long began = Stopwatch.GetTimestamp();
        RunOutcome outcome = await scene.RunAsync(Flow("command: 'sleep 30 & echo $! > pid; echo out', shell: true, log: { stdout: capture }"));

        outcome.ExitCode.ShouldBe(0);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"stdout\":\"out\"");
        Process.GetProcessById(int.Parse(File.ReadAllText(scene.Folder.At("pid")), System.Globalization.CultureInfo.InvariantCulture)).Kill();
    }

    [Fact]
    public async Task Case_19_capture_is_bounded_and_the_program_undisturbed()
    {
        RunOutcome outcome = await scene.RunAsync(Flow("command: 'head -c 3000 /dev/zero | tr \"\\\\0\" x; echo done > done', shell: true, log: { stdout: capture, max_capture_kb: 1 }"));

        outcome.ExitCode.ShouldBe(0);
        string outputs = scene.Events.OfType<ModuleFinished>().Single().Outputs!;
        outputs.ShouldContain($"\"stdout\":\"{new string('x', 1024)}\"");
        outputs.ShouldContain("\"stdout_truncated\":true");
        scene.Read("done").ShouldBe("done\n");
    }

    [Fact]
    public async Task Case_17_and_18_codes_that_count_as_success_and_attempts_with_waits()
    {
        RunOutcome outcome = await scene.RunAsync(Flow("command: 'echo x >> tries; test $(wc -l < tries) -ge 3 && exit 4; exit 9', shell: true, success: { exit_codes: [0, 4] }, retry: { max_attempts: 3, backoff_seconds: 0.01, backoff_multiplier: 2, retry_on_exit_codes: [9] }"));

        outcome.ExitCode.ShouldBe(0);
        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"exit_code\":4,\"attempts\":3");
        scene.Events.OfType<TaskLogged>().Where(l => l.Stream == TaskLogged.Own).Select(l => l.Message[^12..]).ShouldBe(["in in 0.01 s.".Substring(1), "in in 0.02 s.".Substring(1)]);
    }

    [Fact]
    public async Task Output_folder_appears_only_after_the_checks()
    {
        scene.Folder.Write("out/old", "good");
        const string Step = "command: 'echo half > $WEIR_OUTPUT_DIR/part; test -e ok && touch $WEIR_OUTPUT_DIR/all; true', shell: true, success: { require_files: [out/all] }, idempotency: { strategy: atomic_dir, final_output_dir: out }";

        (await scene.RunAsync(Flow(Step))).Error!.Message.ShouldContain("did not make out/all");
        Directory.GetFiles(scene.Folder.At("out")).Select(Path.GetFileName).ShouldBe(["old"]);
        scene.Folder.Write("ok", "");
        (await scene.RunAsync(Flow(Step))).ExitCode.ShouldBe(0);

        Directory.GetFiles(scene.Folder.At("out")).Select(Path.GetFileName).Order().ShouldBe(["all", "part"]);
    }

    [Fact]
    public async Task Secrets_are_in_no_output_of_a_run()
    {
        const string Secret = "s3cr3t\"/x";
        scene.Variables["TOKEN"] = Secret;
        RunOutcome outcome = await scene.RunAsync("""
            aqueduct: "1.0"
            id: quiet
            modules:
              - { id: a, type: Task, uses: process.run, config: { command: [sh, -c, 'echo "out $1"; echo "err $1" >&2; exit 7', sh, "@aq.secret('TOKEN')"], log: { stdout: file, file_path: log.txt } } }
            """);

        outcome.ExitCode.ShouldBe(2);
        string everything = string.Join('\n', scene.Events.Select(RunEventJson.ToText)) + outcome.Error + string.Concat(outcome.Diagnostics)
            + string.Concat(Directory.GetFiles(scene.Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(File.ReadAllText));
        everything.ShouldContain("[REDACTED]");
        everything.ShouldNotContain("s3cr3t");
    }

    private static string Flow(string config) => $$"""
        aqueduct: "1.0"
        id: p
        modules:
          - { id: a, type: Task, uses: process.run, config: { {{config}} } }
        """;

    private static bool IsAlive(int id)
    {
        string stat = $"/proc/{id}/stat";
        return File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z", StringComparison.Ordinal);
    }
}
