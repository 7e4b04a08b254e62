using Weir.Compiler.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

public sealed class TranslateSqlTests
{
    [Fact]
    public void What_runs_is_the_translation_and_what_is_shown_is_the_authors()
    {
        Compiled compiled = Compile("SELECT nvl(a, 0) AS a FROM rows");
        ScalarNode query = compiled.Value("query", "query");
        query.Text.TrimEnd().ShouldBe("SELECT coalesce(a, 0) AS a FROM rows");
        query.Display.TrimEnd().ShouldBe("SELECT nvl(a, 0) AS a FROM rows");
    }

    [Fact]
    public void A_place_in_the_translation_leads_to_the_authors_line()
    {
        Compiled compiled = Compile("SELECT nvl(a, 0) AS a,\n  `b` <=> nope AS c FROM rows");
        ScalarNode query = compiled.Value("query", "query");
        SourceSpan place = query.Locate(query.Text.IndexOf("nope", StringComparison.Ordinal), 4);
        compiled.At(place, 4).ShouldBe("nope");
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_authors_text()
    {
        string translated = Compile("SELECT nvl(a, 0) AS a FROM rows").Manifest.Fingerprint;
        Compile("SELECT nvl(a, 0) AS a FROM rows").Manifest.Fingerprint.ShouldBe(translated);
        Compile("SELECT coalesce(a, 0) AS a FROM rows").Manifest.Fingerprint.ShouldNotBe(translated);
    }

    [Fact]
    public void An_error_points_at_its_place()
    {
        Compiled compiled = Compile("SELECT a,\n  sentences(a) AS h FROM rows");
        compiled.Findings.ShouldHaveSingleItem().ShouldContain("sql-untranslatable SENTENCES can't be translated");
        compiled.At(compiled.Result.Diagnostics.Single().Span, 9).ShouldBe("sentences");
    }

    [Fact]
    public void Nothing_is_translated_when_the_settings_say_so() =>
        Compile("SELECT nvl(a, 0) AS a FROM rows", "engine: { duckdb: { sql_dialect: duckdb } }").Query.ShouldBe("SELECT nvl(a, 0) AS a FROM rows");

    [Fact]
    public void The_strict_dialect_takes_Sparks_SQL_only() =>
        Compile("SELECT list_first(a) AS a FROM rows", "engine: { duckdb: { sql_dialect: spark } }").Findings.ShouldHaveSingleItem().ShouldContain("Spark has no function 'list_first'.");

    [Fact]
    public void DuckDbs_SQL_is_translated_for_Spark_when_the_settings_say_so() =>
        OnSpark("SELECT \"a\" ^ 2 AS a FROM rows", "engine: { spark: { url: sc://localhost, sql_dialect: duckdb } }").Query.ShouldBe("SELECT power(`a`, 2) AS a FROM rows");

    [Fact]
    public void What_Spark_can_not_is_an_error_at_its_place()
    {
        Compiled compiled = OnSpark("SELECT read_text(a) AS a FROM rows", "engine: { spark: { url: sc://localhost, sql_dialect: duckdb } }");
        compiled.Findings.ShouldHaveSingleItem().ShouldContain("sql-untranslatable READ_TEXT can't be translated to Spark's SQL.");
        compiled.At(compiled.Result.Diagnostics.Single().Span, 9).ShouldBe("read_text");
    }

    [Fact]
    public void Sparks_SQL_goes_to_Spark_as_it_is() =>
        OnSpark("SELECT nvl(`a`, 0) AS a FROM rows", "engine: { spark: { url: sc://localhost } }").Query.ShouldBe("SELECT nvl(`a`, 0) AS a FROM rows");

    [Fact]
    public void An_engine_that_does_not_ask_gets_the_authors_SQL() =>
        Compiled.FromQuery("SELECT nvl(a, 0) AS a FROM rows").Query.ShouldBe("SELECT nvl(a, 0) AS a FROM rows");

    private static Compiled OnSpark(string query, string head) => Compiled.FromQuery(query, head, o => o with
    {
        DefaultEngine = "spark",
        Engines = new Dictionary<string, IEngine> { ["spark"] = new Weir.Engines.Spark.SparkEngine() },
    });

    private static Compiled Compile(string query, string head = "") => Compiled.FromQuery(query, head, o => o with
    {
        Engines = new Dictionary<string, IEngine> { ["duckdb"] = new Weir.Engines.DuckDb.DuckDbEngine() },
    });
}
