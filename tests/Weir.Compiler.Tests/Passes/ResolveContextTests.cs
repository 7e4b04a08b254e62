using Weir.Compiler.Tests.Support;

namespace Weir.Compiler.Tests.Passes;

public sealed class ResolveContextTests
{
    private const string Head = """
        context:
          region: EU
          limits: { low: 1, high: 9 }
          folder: data/${ctx.region}
          tags: [a, b]
        context_profiles:
          prod: { region: US, limits: { high: 99 } }
        """;

    private static string Resolve(string query, Func<CompileOptions, CompileOptions>? with = null) => Compiled.FromQuery(query, Head, with).Query;

    [Fact]
    public void Nested_values_are_named_with_dots_and_may_refer_to_each_other()
    {
        Resolve("SELECT ${ctx.limits.low}, '${ctx.folder}', ${ctx.tags}").ShouldBe("SELECT 1, 'data/EU', ['a', 'b']");
    }

    [Fact]
    public void Profile_wins_over_context()
    {
        Resolve("${ctx.region} ${ctx.limits.low} ${ctx.limits.high} ${ctx.folder}", o => o with { Profile = "prod" }).ShouldBe("US 1 99 data/US");
    }

    [Fact]
    public void Environment_wins_over_profile_and_the_command_line_over_all()
    {
        Dictionary<string, string> environment = new() { ["AQUEDUCT_CTX_REGION"] = "ENV", ["WEIR_CTX_LIMITS__HIGH"] = "5" };
        Resolve("${ctx.region} ${ctx.limits.high}", o => o with { Profile = "prod", Environment = environment }).ShouldBe("ENV 5");
        Resolve("${ctx.region}", o => o with { Profile = "prod", Environment = environment, ContextOverrides = new Dictionary<string, string> { ["region"] = "CLI" } }).ShouldBe("CLI");
    }

    [Fact]
    public void Environment_may_add_a_new_key()
    {
        Resolve("${ctx.extra.key}", o => o with { Environment = new Dictionary<string, string> { ["WEIR_CTX_EXTRA__KEY"] = "v" } }).ShouldBe("v");
    }

    [Fact]
    public void Unknown_profile_is_an_error_with_the_nearest_name()
    {
        Compiled.FromQuery("SELECT 1", Head, o => o with { Profile = "prd" }).Findings.ShouldHaveSingleItem()
            .ShouldEndWith("unknown-profile Unknown context profile 'prd'. | Did you mean 'prod'?");
    }

    [Fact]
    public void Undefined_value_is_an_error_at_its_column_with_the_nearest_name()
    {
        Compiled.FromQuery("SELECT ${ctx.regoin}", Head).ShouldHave("17:16 undefined-context The context value 'regoin' is not defined. | Did you mean 'region'?");
    }

    [Fact]
    public void Key_of_a_mapping_is_an_error_that_names_what_it_holds()
    {
        Compiled.FromQuery("SELECT ${ctx.limits}", Head).Findings.ShouldHaveSingleItem()
            .ShouldStartWith("17:16 undefined-context The context key 'limits' is a mapping, not a value; it holds limits.high, limits.low.");
    }

    [Fact]
    public void Values_that_refer_to_each_other_in_a_circle_are_an_error_once()
    {
        Compiled compiled = Compiled.FromQuery("SELECT ${ctx.a}, ${ctx.b}", "context: { a: 'x${ctx.b}', b: 'y${ctx.a}' }");

        compiled.ShouldHave("2:33 context-cycle The context value 'a' refers to itself: a -> b -> a.");
    }

    [Fact]
    public void References_deeper_than_twenty_are_an_error()
    {
        string chain = string.Join(", ", Enumerable.Range(0, 23).Select(i => $"k{i:00}: 'x${{ctx.k{i + 1:00}}}'")) + ", k23: end";

        Compiled.FromQuery("SELECT 1", $"context: {{ {chain} }}").Findings.ShouldContain(f => f.Contains("context-cycle") && f.Contains("lies more than 20 references deep"));
    }

    [Fact]
    public void References_that_multiply_are_stopped()
    {
        string bomb = string.Join(", ", Enumerable.Range(0, 15).Select(i => $"k{i:00}: '{string.Concat(Enumerable.Repeat($"${{ctx.k{i + 1:00}}}", 10))}'")) + ", k15: lol";

        Compiled.FromQuery("SELECT 1", $"context: {{ {bomb} }}").Findings.ShouldContain(f => f.Contains("substitution-limit"));
    }

    [Fact]
    public void Required_context_that_nobody_gives_is_an_error()
    {
        Compiled.FromQuery("SELECT 1", "required_context: [day]").ShouldHave(
            "2:20 required-context The Blueprint 'test' requires the context value 'day', which is not given. | Give it with '--ctx day=...', or define it under 'context'.");
        Compiled.FromQuery("SELECT 1", "required_context: [day]", o => o with { ContextOverrides = new Dictionary<string, string> { ["day"] = "1" } }).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Context_of_the_manifest_holds_resolved_values_without_secrets()
    {
        Compiled compiled = Compiled.FromQuery(
            "SELECT 1", "context: { url: \"db://u:@aq.secret('PW')@host\", day: '@aq.date.today()' }", o => o with { Environment = new Dictionary<string, string> { ["PW"] = "hunter2" } });

        compiled.Manifest.Context["url"].ShouldBe("db://u:[REDACTED]@host");
        compiled.Manifest.Context["day"].ShouldBe("2024-03-15");
    }
}
