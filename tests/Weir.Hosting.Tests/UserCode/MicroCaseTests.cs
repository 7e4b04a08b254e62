using Weir.Core.Events;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>Small cases that the original answers one way or another, and what Weir decided; numbers are those of the list that they come from.</summary>
public sealed class MicroCaseTests : IDisposable
{
    private readonly ComponentProject project = new();

    public MicroCaseTests() => project.Folder.Write("Step.cs", """
        public sealed class Step(string? throws = null) : IComponent
        {
            public ValueTask RunAsync(IComponentContext context, CancellationToken cancellationToken)
            {
                File.AppendAllText(Path.Combine(context.BaseDirectory, "log.txt"), context.Name + "\n");
                return throws switch
                {
                    null => default,
                    "timeout" => throw new TimeoutException("late"),
                    _ => throw new ArgumentException("wrong"),
                };
            }
        }
        """);

    public void Dispose() => project.Dispose();

    private static string Step(string name, string dependsOn = "", string config = "", string more = "") =>
        $"{{ name: {name}, component_type: sink, class_path: \"Step, Step.cs\", depends_on: [{dependsOn}], config {{ {config} }}, {more} }}\n";

    private ModuleStatus StatusOf(string module) => project.Events.OfType<ModuleFinished>().Last(e => e.ModuleId == module).Status;

    [Fact]
    public async Task Case_1_order_is_that_of_the_file_and_of_what_becomes_free()
    {
        project.Pipeline(Step("d", "b, c") + Step("c", "a") + Step("b", "a") + Step("a") + Step("e"), writes: false);

        (await project.RunAsync()).ExitCode.ShouldBe(0);

        project.Log.ShouldBe(["a", "e", "c", "b", "d"]);
    }

    [Fact]
    public async Task Case_2_a_failure_under_fail_fast_is_a_failed_run()
    {
        project.Pipeline(Step("a") + Step("b", "a", "throws: x") + Step("c", "b"), writes: false);

        RunOutcome outcome = await project.RunAsync();

        (outcome.Status, outcome.ExitCode).ShouldBe((RunStatus.Error, ExitCodes.RunTime));
        (StatusOf("a"), StatusOf("b"), StatusOf("c")).ShouldBe((ModuleStatus.Success, ModuleStatus.Error, ModuleStatus.Skipped));
    }

    [Fact]
    public async Task Case_3_what_depends_on_a_failure_is_skipped_and_the_rest_goes_on()
    {
        project.Pipeline(Step("a", "", "throws: x") + Step("b", "a") + Step("c"), writes: false, "fail_fast: false");

        RunOutcome outcome = await project.RunAsync();

        outcome.ExitCode.ShouldBe(ExitCodes.RunTime);
        project.Log.ShouldBe(["a", "c"]);
        (StatusOf("b"), StatusOf("c")).ShouldBe((ModuleStatus.Skipped, ModuleStatus.Success));
    }

    [Theory]
    [InlineData("TimeoutError", "value", 1)]
    [InlineData("OSError", "timeout", 3)]
    [InlineData("ValueError", "value", 3)]
    [InlineData("IOError", "timeout", 3)]
    [InlineData("Exception", "value", 3)]
    public async Task Cases_6_and_7_names_of_exceptions_stand_for_their_counterparts_and_ancestors(string retryOn, string throws, int attempts)
    {
        project.Pipeline(Step("a", "", $"throws: {throws}", $"retry {{ max_attempts: 3, initial_delay_seconds: 0.001, retry_on_exceptions: [{retryOn}] }}"), writes: false);

        (await project.RunAsync()).ExitCode.ShouldBe(ExitCodes.RunTime);

        project.Log.Length.ShouldBe(attempts);
    }

    [Fact]
    public async Task Case_8_breaker_opens_after_its_threshold_and_outlives_the_process()
    {
        project.Pipeline(Step("a", "", "throws: x", "circuit_breaker { failure_threshold: 2, timeout_seconds: 3600 }"), writes: false);
        await project.RunAsync();
        await project.RunAsync();

        RunOutcome third = await project.RunAsync();

        third.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.BreakerOpen);
        project.Log.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Case_11_run_of_which_all_is_done_is_a_success_without_work()
    {
        project.Pipeline(Step("a"), writes: false);
        await project.RunAsync(runId: "r1");

        (await project.RunAsync(new RunOptions { Resume = true, ResumeRunId = "r1" })).ExitCode.ShouldBe(0);

        project.Log.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Case_13_class_that_can_not_be_loaded_fails_the_run_and_is_audited()
    {
        project.Pipeline(Step("a").Replace("Step,", "Stepp,", StringComparison.Ordinal), writes: false, "hooks { audit { audit_trail_path: trail } }");

        (await project.RunAsync()).ExitCode.ShouldBe(ExitCodes.Configuration);

        (await File.ReadAllTextAsync(Directory.GetFiles(project.Folder.At("trail")).ShouldHaveSingleItem())).ShouldContain("\"action\":\"run_refused\"");
    }

    [Fact]
    public async Task Case_14_hook_that_fails_is_a_notice_and_the_run_goes_on()
    {
        project.Pipeline(Step("a"), writes: false, "hooks { logging { output: \".\" } }");

        (await project.RunAsync()).ExitCode.ShouldBe(0);

        project.Events.OfType<NoticeRaised>().ShouldContain(n => n.Code == RunnerCodes.HookFailed.Id);
    }
}
