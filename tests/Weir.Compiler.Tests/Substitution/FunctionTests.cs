using FsCheck;
using FsCheck.Fluent;
using Weir.Compiler.Functions;
using Weir.Compiler.Tests.Support;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Substitution;

public sealed class FunctionTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["HOME"] = "/home/me", ["TOKEN"] = "s3cr3t" };

    private static Compiled Compile(string query, SecretRedactor? redactor = null) =>
        Compiled.FromQuery(query, "context: { key: watermark, day: 2024-02-28 }", o => o with { Environment = Environment, Redactor = redactor ?? new() });

    [Theory]
    [InlineData("@aq.date.today()", "2024-03-15")]
    [InlineData("@aq.date.today('yyyy/MM')", "2024/03")]
    [InlineData("@aq.date.today(format=\"yyMMddTHHmmssZ\")", "240315T000000Z")]
    [InlineData("@aq.date.yesterday()", "2024-03-14")]
    [InlineData("@aq.date.month_start()", "2024-03-01")]
    [InlineData("@aq.date.offset('2024-02-28', 2)", "2024-03-01")]
    [InlineData("@aq.date.offset('${ctx.day}', -28)", "2024-01-31")]
    [InlineData("@aq.date.offset('@aq.date.today()', -15)", "2024-02-29")]
    [InlineData("@aq.date.offset(@aq.date.today(), days=1)", "2024-03-16")]
    [InlineData("@aq.date.format('2024-02-28', 'ddMMyyyy')", "28022024")]
    [InlineData("@aq.run.id()", "run-1")]
    [InlineData("@aq.runtime.run_id()", "run-1")]
    [InlineData("out_@aq.date.today().csv", "out_2024-03-15.csv")]
    [InlineData("[@aq.run.prev_id()][@aq.runtime.prev_run_id()]", "[][]")]
    [InlineData("@aq.env('HOME')", "/home/me")]
    [InlineData("'@aq.env('HOME')'", "'/home/me'")]
    [InlineData("@aq.depot.get('watermark')", "2024-01-31")]
    [InlineData("'@aq.depot.get('nothing','2025-06-01')'", "'2025-06-01'")]
    [InlineData("@aq.depot.get('${ctx.key}', 'x')", "2024-01-31")]
    [InlineData("@aq.depot.get('k', default='a, (b) \\'c\\'')", "a, (b) 'c'")]
    [InlineData("@aq.date.offset('@aq.depot.get('watermark','2020-01-01')', 1)", "2024-02-01")]
    [InlineData("@aq.blueprint.id() @aq.blueprint.name() @aq.blueprint.dir()", "test test /project")]
    [InlineData("@aq.deployment.env() @aq.deployment.target() @aq.deployment.engine()", "local local duckdb")]
    [InlineData("me@aq.com @aq.x", "me@aq.com @aq.x")]
    public void Calls_are_replaced(string query, string expected)
    {
        Compile(query).Query.ShouldBe(expected);
    }

    [Theory]
    [InlineData("@aq.date.tody()", "unknown-function Unknown function '@aq.date.tody'. | Did you mean '@aq.date.today'?")]
    [InlineData("@aq.depot.other.get('k')", "no-depot There is no depot 'other'. | Name it under 'stores.depots' in the project file.")]
    [InlineData("@aq.date.today", "broken-token '@aq.date.today' is a function and must be called with parentheses. | Write '@aq.date.today()'.")]
    [InlineData("@aq.date.today('x", "function-arguments The arguments of '@aq.date.today' can't be read. | Arguments are quoted texts, numbers or calls, parted by commas.")]
    [InlineData("@aq.run.id(1)", "function-arguments '@aq.run.id' takes no arguments, but 1 were given. | Usage: @aq.run.id().")]
    [InlineData("@aq.env()", "function-arguments '@aq.env' needs 'key'. | Usage: @aq.env(key).")]
    [InlineData("@aq.depot.get('k', fallback='x')", "function-arguments '@aq.depot.get' has no parameter 'fallback'. | Usage: @aq.depot.get(key, default='').")]
    [InlineData("@aq.date.today('YYYY-MM-DD')", "function-arguments 'Y' in the date pattern 'YYYY-MM-DD' stands for nothing. | Patterns are made of yyyy, yy, MM, dd, HH, mm and ss.")]
    [InlineData("@aq.date.offset('soon', 1)", "function-arguments 'soon' is not a date. | Dates are written yyyy-MM-dd, with or without a time.")]
    [InlineData("@aq.date.offset('2024-01-01', 999999)", null)]
    [InlineData("@aq.date.offset('9999-01-01', 999)", "function-arguments 999 days from 9999-01-01 is outside the calendar.")]
    [InlineData("@aq.secret('TOKN')", "unset-secret The secret 'TOKN' is not set. | Did you mean 'TOKEN'?")]
    [InlineData("@aq.env('NOPE')", "unset-variable The environment variable 'NOPE' is not set. | Set it, or write '${NOPE:-default}' where it may be absent.")]
    public void Wrong_calls_are_reported_at_the_call(string query, string? finding)
    {
        Compile("SELECT " + query).Findings.ShouldBe(finding is null ? [] : ["11:16 " + finding]);
    }

    [Fact]
    public void Depot_is_an_error_where_there_is_none()
    {
        Compiled.FromQuery("@aq.depot.get('k', 'x')", with: o => o with { Depot = null }).Findings.ShouldHaveSingleItem().ShouldStartWith("11:9 no-depot There is no depot to read from.");
    }

    [Fact]
    public void Secret_is_in_the_text_that_runs_and_nowhere_else()
    {
        SecretRedactor redactor = new();
        ScalarNode query = Compile("SELECT '@aq.secret('TOKEN')' || '@aq.date.today()'", redactor).Value("query", "query");

        query.Text.ShouldBe("SELECT 's3cr3t' || '2024-03-15'\n");
        query.Display.ShouldBe("SELECT '[REDACTED]' || '2024-03-15'\n");
        query.Stable.ShouldBe("SELECT '[REDACTED]' || '2024-03-15'\n");
        query.HoldsSecret.ShouldBeTrue();
        redactor.Redact("it was s3cr3t").ShouldBe("it was [REDACTED]");
    }

    [Fact]
    public void Secret_stays_one_through_context_and_macros()
    {
        Compiled compiled = Compiled.FromQuery(
            "SELECT {{ macros.salted(v='${ctx.pw}') }}", "context: { pw: \"@aq.secret('TOKEN')\" }\nmacros: { salted: \"md5('{{ v }}')\" }", o => o with { Environment = Environment });

        compiled.Value("query", "query").Text.ShouldBe("SELECT md5('s3cr3t')\n");
        compiled.Value("query", "query").Display.ShouldBe("SELECT md5('[REDACTED]')\n");
    }

    [Fact]
    public void Run_id_and_time_keep_their_call_in_the_stable_reading()
    {
        ScalarNode query = Compile("SELECT '@aq.run.id()', '@aq.run.timestamp()', '@aq.date.today()'").Value("query", "query");

        query.Stable.ShouldBe("SELECT '@aq.run.id()', '@aq.run.timestamp()', '2024-03-15'\n");
        query.Display.ShouldStartWith("SELECT 'run-1', '20");
        query.HoldsSecret.ShouldBeFalse();
    }

    [Fact]
    public void Dates_are_those_of_the_clock_in_utc()
    {
        FixedClock clock = new(new DateTimeOffset(2024, 12, 31, 23, 30, 0, TimeSpan.FromHours(-2)));

        Compiled.FromQuery("@aq.date.today() @aq.run.timestamp()", with: o => o with { ExecutionDate = null, TimeProvider = clock }).Query
            .ShouldBe("2025-01-01 2025-01-01T01:30:00.000000+00:00");
    }

    [Fact]
    public void Secret_is_shown_in_no_reading_whatever_it_is_part_of()
    {
        string[] parts = ["a ", "@aq.secret('TOKEN')", "${ctx.pw}", "{{ macros.m(x=@aq.secret('TOKEN')) }}", "{{ macros.m(x='${ctx.pw} y') }}", "@aq.depot.get('none', '@aq.secret('TOKEN')')", "${NONE:-${ctx.pw}}", "@aq.run.id()"];
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(parts)).ToArbitrary(), chosen =>
        {
            Compiled compiled = Compiled.FromQuery("SELECT " + string.Concat(chosen), "context: { pw: \"@aq.secret('TOKEN')\" }\nmacros: { m: \"f({{ x }})\" }", o => o with { Environment = Environment });
            ScalarNode query = compiled.Value("query", "query");

            bool holds = chosen.Any(p => p.Contains("TOKEN", StringComparison.Ordinal) || p.Contains("pw", StringComparison.Ordinal));
            query.HoldsSecret.ShouldBe(holds);
            query.Text.Contains("s3cr3t", StringComparison.Ordinal).ShouldBe(holds);
            query.Display.ShouldNotContain("s3cr3t");
            query.Stable.ShouldNotContain("s3cr3t");
            query.Display.ShouldBe(query.Text.Replace("s3cr3t", "[REDACTED]", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_function_has_a_summary_and_a_usage()
    {
        FunctionCatalogue.All.Count.ShouldBe(19);
        RuntimeFunction.All.ShouldAllBe(f => f.Summary.EndsWith('.') && f.Usage.StartsWith(f.Name + "("));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
