using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Dialects.Tests.Components.Support;

namespace Weir.Dialects.Tests.Components;

public sealed class ConfigTests
{
    private const string Retry = "retry { max_attempts: 4, initial_delay_seconds: 1.5, max_delay_seconds: 3, backoff_multiplier: 3, retry_on_exceptions: [OSError, \"My.Error\"] }";

    [Fact]
    public void Unknown_keys_are_errors_with_place_and_suggestion()
    {
        Pipeline pipeline = Pipeline.Of(
            """{ name: a, component_typ: source, class_path: SqlSource, config { sql: "SELECT 1", output_view: a }, retry { max_atempts: 2 } }""", "sprak { app_name: x }\nspark { app_name: x, drver_cores: 1 }");

        pipeline.Findings.ShouldBe(
        [
            "2:1 unknown-key Unknown key 'sprak' in pipeline.",
            "3:22 unknown-key Unknown key 'drver_cores' in spark.",
            "5:1 missing-key 'components[0]' (component) needs 'component_type', one of source, transformation, sink.",
            "5:12 unknown-key Unknown key 'component_typ' in component.",
            "5:110 unknown-key Unknown key 'max_atempts' in retry.",
        ]);
        pipeline.Hints[0].ShouldBe("Did you mean 'spark'?");
    }

    [Fact]
    public void Built_in_components_know_their_keys()
    {
        Pipeline pipeline = Pipeline.Of(
            """{ name: a, component_type: sink, class_path: ReadCsv, config { pth: "x.csv", output_view: a, header: "yes" } }""" + "\n"
            + """{ name: b, component_type: sink, class_path: WriteCsv, config { input_view: nope, path: "x", mode: replace } }""");

        pipeline.Findings.Select(f => f[f.IndexOf(' ', StringComparison.Ordinal)..]).ShouldBe(
        [
            " role-mismatch 'a' is called a sink, but ReadCsv is a source.",
            " missing-key 'config' (ReadCsv) needs 'path', a path.",
            " unknown-key Unknown key 'pth' in ReadCsv.",
            " wrong-type 'config.header' must be true or false, but is the text 'yes'.",
            " unknown-view No component makes the view 'nope', which 'b' reads.",
            " invalid-value 'config.mode' can't be 'replace'.",
        ]);
    }

    [Theory]
    [InlineData("spark { app_name: x, driver_cores: \"2\" }", "'spark.driver_cores' must be a whole number of at least 1, but is the text '2'.")]
    [InlineData("spark { app_name: x, driver_cores: two }", "'spark.driver_cores' must be a whole number of at least 1, but is the text 'two'.")]
    [InlineData("spark { app_name: x, driver_cores: 0 }", "'spark.driver_cores' must be a whole number of at least 1, but is the number 0.")]
    [InlineData("environment: production", "'environment' can't be 'production'.")]
    [InlineData("mode: streaming", "A pipeline of components runs in batch; it can't be a stream.")]
    [InlineData("fail_fast: \"false\"", "'fail_fast' must be true or false, but is the text 'false'.")]
    public void Values_are_checked(string head, string message) =>
        Pipeline.Of(Pipeline.Source("a"), head).Findings.ShouldHaveSingleItem().ShouldEndWith(message);

    [Theory]
    [InlineData("retry { max_attempts: \"5\" }", "'components[0].retry.max_attempts' must be a whole number from 1 to 1000, but is the text '5'.")]
    [InlineData("retry { max_attempts: 2.5 }", "'components[0].retry.max_attempts' must be a whole number from 1 to 1000, but is the number 2.5.")]
    [InlineData("retry { max_attempts: 0 }", "'components[0].retry.max_attempts' must be a whole number from 1 to 1000, but is the number 0.")]
    [InlineData("retry { initial_delay_seconds: 5, max_delay_seconds: 3 }", "'max_delay_seconds' is less than 'initial_delay_seconds'.")]
    [InlineData("retry { }, resilience { retry { } }", "Only one of 'retry', 'resilience' may be given in component.")]
    [InlineData("circuit_breaker { failure_threshold: many }", "'components[0].circuit_breaker.failure_threshold' must be a whole number from 1 to 1000000, but is the text 'many'.")]
    public void Optional_blocks_are_never_dropped_in_silence(string block, string message) =>
        Pipeline.Of(Pipeline.Source("a", block + ",")).Findings.ShouldHaveSingleItem().ShouldEndWith(message);

    [Theory]
    [InlineData(Retry)]
    [InlineData("resilience { " + Retry + " }")]
    public void Retry_is_said_in_the_words_of_the_runner(string block)
    {
        RetryPolicy policy = Pipeline.Of(Pipeline.Source("a", block + ",")).Manifest.Find("a")!.Retry;

        policy.MaxAttempts.ShouldBe(4);
        policy.Strategy.ShouldBe(BackoffStrategy.Exponential);
        policy.Base.ShouldBe(TimeSpan.FromSeconds(1.5));
        policy.Maximum.ShouldBe(TimeSpan.FromSeconds(3));
        policy.Multiplier.ShouldBe(3);
        policy.Jitter.ShouldBeFalse();
        policy.OnExhaustion.ShouldBe(ExhaustionAction.Abort);
        policy.ErrorClasses.ShouldBe(["OSError", "IOException", "UnauthorizedAccessException", "SocketException", "TimeoutException", "environment", "My.Error"]);
    }

    [Fact]
    public void Defaults_of_an_empty_retry_block_are_the_originals_and_no_block_means_no_retry()
    {
        Manifest manifest = Pipeline.Of(Pipeline.Source("a", "retry { },") + Pipeline.Source("b")).Manifest;

        RetryPolicy policy = manifest.Find("a")!.Retry;
        (policy.MaxAttempts, policy.Base.TotalSeconds, policy.Maximum.TotalSeconds, policy.Multiplier, policy.ErrorClasses.Length).ShouldBe((3, 1, 60, 2, 0));
        manifest.Find("b")!.Retry.MaxAttempts.ShouldBe(1);
    }

    [Fact]
    public void Breaker_and_pipeline_switches_reach_the_manifest()
    {
        Manifest manifest = Pipeline.Of(
            Pipeline.Source("a", "circuit_breaker { failure_threshold: 2, timeout_seconds: 5 },") + Pipeline.Source("b"), "fail_fast: false, parallelism: 4, checkpoint: true, engine { duckdb { threads: 2 } }").Manifest;

        manifest.Find("a")!.Breaker.ShouldBe(new BreakerPolicy { FailureThreshold = 2, OpenFor = TimeSpan.FromSeconds(5) });
        manifest.Find("b")!.Breaker.ShouldBeNull();
        manifest.FailFast.ShouldBeFalse();
        manifest.Parallelism.ShouldBe(4);
        manifest.Checkpoint.ShouldBeTrue();
        ((ScalarNode)((MappingNode)manifest.EngineSettings["duckdb"]!)["threads"]!).Text.ShouldBe("2");
    }

    [Fact]
    public void Numbers_and_booleans_may_come_from_the_environment()
    {
        Manifest manifest = Pipeline.Of(
            Pipeline.Source("a", "retry { max_attempts: ${ATTEMPTS} }, enabled: ${ON},"), "fail_fast: true, fail_fast: ${?FAST}", new() { ["ATTEMPTS"] = "7", ["ON"] = "true", ["FAST"] = "false" }).Manifest;

        manifest.Find("a")!.Retry.MaxAttempts.ShouldBe(7);
        manifest.FailFast.ShouldBeFalse();
    }

    [Fact]
    public void Keys_may_have_hyphens()
    {
        Pipeline pipeline = Pipeline.From(
            """
            name: test, version: "1", fail-fast: false
            components: [ { name: a, component-type: source, class-path: SqlSource, config { sql: "SELECT 1", output-view: a }, retry { max-attempts: 2 } } ]
            """);

        pipeline.Manifest.Find("a")!.Retry.MaxAttempts.ShouldBe(2);
        pipeline.Manifest.FailFast.ShouldBeFalse();
    }

    [Fact]
    public void One_key_in_both_spellings_is_an_error() =>
        Pipeline.Of(Pipeline.Source("a"), "fail_fast: true\nfail-fast: false").Findings.ShouldHaveSingleItem().ShouldStartWith("3:1 key-spelled-twice ");

    [Fact]
    public void Dotted_spark_settings_keep_their_names_quoted_or_not() =>
        Pipeline.Of(Pipeline.Source("a"), "spark { app_name: x, spark_conf { \"spark.a.b\": \"1\", spark.c.d: 2 } }").Findings.ShouldBeEmpty();

    [Fact]
    public void Names_become_ids_and_stay_labels()
    {
        Pipeline pipeline = Pipeline.From(
            """name: "My pipeline", version: "1", components: [ { name: "read it", component_type: source, class_path: SqlSource, config { sql: "SELECT 1", output_view: v } }, { name: b, depends_on: ["read it"], component_type: source, class_path: SqlSource, config { sql: "SELECT 1", output_view: w } } ]""");

        pipeline.Manifest.BlueprintId.ShouldBe("My-pipeline");
        pipeline.Manifest.Name.ShouldBe("My pipeline");
        pipeline.Manifest.Find("read-it")!.Label.ShouldBe("read it");
        pipeline.Manifest.Find("b")!.DependsOn.ShouldBe(["read-it"]);
    }

    [Fact]
    public void Secrets_are_secrets_from_the_first_moment()
    {
        Pipeline pipeline = Pipeline.Of(
            """{ name: a, component_type: source, class_path: "My.Class, My", config { password: "secret://env/PASSWORD", list: ["secret://env/PASSWORD"], url: "pre-secret://env/PASSWORD", none: "secret://env/" } }""",
            "secrets { provider: env, secret_prefix: APP_ }", new() { ["APP_PASSWORD"] = "hush" });

        MappingNode settings = (MappingNode)pipeline.Manifest.Find("a")!.Config.NodeOf(ComponentModuleSpec.Settings)!;
        ScalarNode password = (ScalarNode)settings["password"]!;
        password.Text.ShouldBe("hush");
        password.Display.ShouldBe("[REDACTED]");
        ((ScalarNode)((SequenceNode)settings["list"]!).Items[0]).Text.ShouldBe("hush");
        ((ScalarNode)settings["url"]!).Text.ShouldBe("pre-secret://env/PASSWORD");
        ((ScalarNode)settings["none"]!).Text.ShouldBe("secret://env/");
        pipeline.Redactor.Redact("it is hush now").ShouldBe("it is [REDACTED] now");
    }

    [Theory]
    [InlineData("secret://vault/db'password", "secret-unsupported 'db'password' can't be the key of a secret.")]
    [InlineData("secret://env/NOT_SET", "unset-secret The secret 'NOT_SET' is not set.")]
    public void Secrets_that_can_not_be_had_are_errors(string reference, string finding) =>
        Pipeline.Of($$"""{ name: a, component_type: source, class_path: "My.Class, My", config { password: "{{reference}}" } }""").Findings.ShouldHaveSingleItem().ShouldEndWith(finding);

    [Fact]
    public void Values_of_the_environment_are_not_read_again()
    {
        Pipeline pipeline = Pipeline.Of(
            """{ name: a, component_type: source, class_path: "My.Class, My", config { x: ${X}, y: "${ctx.environment}", z: pre${X} } }""", "environment: prod", new() { ["X"] = "@aq.secret('X')" });

        MappingNode settings = (MappingNode)pipeline.Manifest.Find("a")!.Config.NodeOf(ComponentModuleSpec.Settings)!;
        ((ScalarNode)settings["x"]!).Text.ShouldBe("@aq.secret('X')");
        ((ScalarNode)settings["z"]!).Text.ShouldBe("pre@aq.secret('X')");
        ((ScalarNode)settings["y"]!).Text.ShouldBe("prod");
    }

    [Fact]
    public void The_pipeline_may_stand_under_a_key_with_helpers_beside_it()
    {
        Pipeline pipeline = Pipeline.From(
            """
            tables { raw = "SELECT 1 AS x" }
            pipeline { name: test, version: "1", components: [ { name: a, component_type: source, class_path: SqlSource, config { sql: ${tables.raw}, output_view: a } } ] }
            """);

        ((ScalarNode)pipeline.Manifest.Find("a")!.Config.NodeOf(IngressSpec.Query)!).Text.ShouldBe("SELECT 1 AS x");
    }

    [Theory]
    [InlineData("[1]", "1:1 no-pipeline A pipeline has keys and values, but this document is a list.")]
    [InlineData("name: a, version: \"1\", components: []", "1:36 invalid-value 'components' is empty.")]
    [InlineData("name: a, version: \"1\"", "1:1 missing-key Pipeline needs 'components', a list, each item a mapping (component).")]
    public void What_is_no_pipeline_is_said(string text, string finding) => Pipeline.From(text).Findings.ShouldBe([finding]);

    [Fact]
    public void Two_components_of_one_name_are_an_error() =>
        Pipeline.Of(Pipeline.Source("a") + Pipeline.Source("a")).Findings.ShouldHaveSingleItem().ShouldEndWith("duplicate-component The component 'a' is there twice.");
}
