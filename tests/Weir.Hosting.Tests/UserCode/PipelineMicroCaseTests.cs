using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>The rest of the small cases of the guide's page on coming from pyspark-pipeline-framework; 1 to 3, 6 to 8, 11, 13 and 14 are beside it.</summary>
public sealed class PipelineMicroCaseTests : IDisposable
{
    private readonly ComponentProject project = new();

    public PipelineMicroCaseTests() => project.Folder.Write("Step.cs", """
        public sealed class Step(string? needs = null) : IComponent
        {
            public ValueTask RunAsync(IComponentContext context, CancellationToken cancellationToken)
            {
                File.AppendAllText(Path.Combine(context.BaseDirectory, "log.txt"), context.Name + "\n");
                return needs is null || File.Exists(Path.Combine(context.BaseDirectory, needs)) ? default : throw new InvalidOperationException("not yet");
            }
        }
        """);

    public void Dispose() => project.Dispose();

    private static string Step(string name, string dependsOn = "", string config = "", string more = "") =>
        $"{{ name: {name}, component_type: sink, class_path: \"Step, Step.cs\", depends_on: [{dependsOn}], config {{ {config} }}, {more} }}\n";

    private IReadOnlyList<Diagnostic> Findings(string components, string more = "", params (string, string)[] variables)
    {
        project.Pipeline(components, writes: false, more);
        return new WeirHost(project.Folder.Environment(variables)).Compile(new CompileRequest { Path = "pipeline.conf" }).Diagnostics;
    }

    private Manifest Compiled(string components, string more = "", params (string, string)[] variables)
    {
        project.Pipeline(components, writes: false, more);
        Compiled compiled = new WeirHost(project.Folder.Environment(variables)).Compile(new CompileRequest { Path = "pipeline.conf" });
        compiled.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        return compiled.Manifest!;
    }

    [Fact]
    public async Task Case_4_failure_of_the_only_component_is_a_failed_run()
    {
        project.Pipeline(Step("a", "", "needs: never"), writes: false);

        RunOutcome outcome = await project.RunAsync();

        (outcome.Status, outcome.ExitCode).ShouldBe((RunStatus.Error, ExitCodes.RunTime));
    }

    [Fact]
    public async Task Case_5_waits_double_up_to_their_limit_and_each_is_told()
    {
        project.Pipeline(Step("a", "", "needs: never", "retry { max_attempts: 4, initial_delay_seconds: 0.001, max_delay_seconds: 0.003 }"), writes: false);

        await project.RunAsync();

        project.Events.OfType<RetryScheduled>().Select(r => r.Delay.TotalMilliseconds).ShouldBe([1, 2, 3]);
        project.Log.Length.ShouldBe(4);
        project.Events.OfType<ModuleFinished>().Last().Attempts.ShouldBe(4);
    }

    [Fact]
    public async Task Case_9_breaker_that_was_half_open_closes_again()
    {
        project.Pipeline(Step("a", "", "needs: ok", "circuit_breaker { failure_threshold: 1, success_threshold: 2, timeout_seconds: 0.001 }"), writes: false);
        await project.RunAsync();
        project.Folder.Write("ok", "");

        for (int run = 0; run < 3; run++)
        {
            (await project.RunAsync()).ExitCode.ShouldBe(ExitCodes.Done);
        }

        project.Events.OfType<BreakerChanged>().Select(b => b.To).ShouldBe([BreakerPhase.Open, BreakerPhase.HalfOpen, BreakerPhase.Closed]);
    }

    [Fact]
    public async Task Case_10_and_12_resume_runs_what_is_left_and_forgets_nothing_however_often_it_fails()
    {
        project.Pipeline(Step("a") + Step("b", "a", "needs: ok"), writes: false);
        await project.RunAsync(runId: "r1");
        await project.RunAsync(new RunOptions { Resume = true, ResumeRunId = "r1" });
        project.Folder.Write("ok", "");

        (await project.RunAsync(new RunOptions { Resume = true, ResumeRunId = "r1" })).ExitCode.ShouldBe(ExitCodes.Done);

        project.Log.ShouldBe(["a", "b", "b", "b"]);
    }

    [Fact]
    public void Case_16_unknown_key_is_told_with_its_place_and_the_nearest_name()
    {
        Diagnostic found = Findings(Step("a", more: "retri { }")).First(d => d.Severity == Severity.Error);

        (found.Code.Slug, found.Span.Line, found.Hint).ShouldBe(("unknown-key", 6, "Did you mean 'retry'?"));
    }

    [Fact]
    public void Case_17_quoted_number_is_an_error_and_the_block_does_not_vanish() =>
        Findings(Step("a", more: "retry { max_attempts: \"5\" }")).First(d => d.Severity == Severity.Error).Message.ShouldContain("but is the text '5'");

    [Fact]
    public void Case_18_quoted_number_is_refused_where_it_is_written_and_read_where_the_environment_gives_it()
    {
        Findings(Step("a"), "parallelism: \"2\"").ShouldContain(d => d.Code.Slug == "wrong-type");
        Compiled(Step("a"), "parallelism: ${N}", ("N", "2")).Parallelism.ShouldBe(2);
    }

    [Fact]
    public void Case_19_value_stays_where_an_optional_substitution_finds_nothing() =>
        Compiled(Step("a"), "parallelism: 3, parallelism: ${?UNSET}").Parallelism.ShouldBe(3);

    [Fact]
    public void Case_20_keys_may_have_hyphens() => Compiled(Step("a"), "fail-fast: false").FailFast.ShouldBeFalse();

    [Fact]
    public void Case_21_missing_include_is_an_error_unless_it_may_be_absent()
    {
        Findings(Step("a"), "include required(file(\"gone.conf\"))").ShouldContain(d => d.Severity == Severity.Error && d.Message.Contains("gone.conf", StringComparison.Ordinal));
        Compiled(Step("a"), "include optional(\"gone.conf\")").Modules.Length.ShouldBe(2);
    }

    [Fact]
    public void Case_22_quoted_name_of_a_setting_is_the_name()
    {
        MappingNode spark = Compiled(Step("a"), "spark { app_name: x, spark_conf { \"a.b\": \"1\" } }").EngineSettings;

        ToText(spark).ShouldNotContain("\\\"");
    }

    [Fact]
    public async Task Case_23_column_that_may_be_null_does_not_fit_where_it_must_not_be()
    {
        project.Folder.Write("Pair.cs", """
            public sealed class Gives : SchemaAwareDataFlow
            {
                public override Schema? OutputSchema => new([new("id", new PrimitiveType(PrimitiveKind.BigInt), true)]);
                protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql("SELECT id FROM n");
            }
            public sealed class Takes : SchemaAwareDataFlow
            {
                public override Schema? InputSchema(string input) => new([new("id", new PrimitiveType(PrimitiveKind.BigInt), false)]);
                protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql("SELECT * FROM mid");
            }
            """);
        project.Pipeline("""
            { name: gives, component_type: transformation, class_path: "Gives, Pair.cs", depends_on: [numbers], config { output_view: mid } }
            { name: takes, component_type: transformation, class_path: "Takes, Pair.cs", depends_on: [gives], config { input_view: mid, output_view: made } }
            """);

        (await project.BindAsync()).ShouldHaveSingleItem().Message.ShouldContain("column 'id' may be NULL, but must not");
    }

    [Fact]
    public async Task Case_24_only_what_is_a_secret_is_hidden_not_whatever_has_key_in_its_name()
    {
        project.Pipeline(Step("a", config: "needs: monkey-and-db_key"), writes: false, "hooks { audit { audit_trail_path: trail } }");

        RunOutcome outcome = await project.RunAsync();

        outcome.Error!.Message.ShouldContain("not yet");
        (await File.ReadAllTextAsync(Directory.GetFiles(project.Folder.At("trail")).ShouldHaveSingleItem())).ShouldNotContain("REDACTED");
    }

    [Fact]
    public async Task Case_25_secret_inside_a_longer_text_is_text()
    {
        project.Pipeline(Step("a", config: "needs: \"pre secret://env/TOKEN\""), writes: false);
        Directory.CreateDirectory(project.Folder.At("pre secret:/env"));
        File.WriteAllText(project.Folder.At("pre secret:/env/TOKEN"), "");

        (await project.RunAsync()).ExitCode.ShouldBe(ExitCodes.Done);
    }

    private static string ToText(Node node) => node switch
    {
        MappingNode mapping => string.Join(',', mapping.Entries.Select(e => $"{e.Name}:{ToText(e.Value)}")),
        ScalarNode scalar => scalar.Text,
        _ => "",
    };
}
