using Weir.Compiler.Tests.Support;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Substitution;

public sealed class EnvironmentTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["HOME"] = "/home/me", ["EMPTY"] = "", ["SNEAKY"] = "@aq.secret('HOME') ${HOME}" };

    private static Compiled Compile(string query) => Compiled.FromQuery(query, with: o => o with { Environment = Environment });

    [Theory]
    [InlineData("SELECT '${HOME}'", "SELECT '/home/me'")]
    [InlineData("SELECT '${NOT_THERE:-x y}'", "SELECT 'x y'")]
    [InlineData("SELECT '${NOT_THERE:-}'", "SELECT ''")]
    [InlineData("SELECT '${NOT_THERE:-${HOME}/d}'", "SELECT '/home/me/d'")]
    [InlineData("SELECT '${EMPTY}|${EMPTY:-d}'", "SELECT '|d'")]
    [InlineData("SELECT '$${HOME}'", "SELECT '${HOME}'")]
    [InlineData("SELECT '$', $1, '${}', '${ 1}', $$text$$", "SELECT '$', $1, '${}', '${ 1}', $$text$$")]
    [InlineData("SELECT '${SNEAKY}'", "SELECT '@aq.secret('HOME') ${HOME}'")]
    public void Variables_are_replaced(string query, string expected)
    {
        Compile(query).Query.ShouldBe(expected);
    }

    [Fact]
    public void All_unset_variables_are_reported_at_once_at_their_columns()
    {
        Compile("SELECT ${ONE},\n  ${TWO}, ${HOM}").ShouldHave(
            "11:16 unset-variable The environment variable 'ONE' is not set. | Set it, or give a default: '${ONE:-default}'.",
            "12:11 unset-variable The environment variable 'TWO' is not set. | Set it, or give a default: '${TWO:-default}'.",
            "12:19 unset-variable The environment variable 'HOM' is not set. | Did you mean 'HOME'? A default is written '${HOM:-default}'.");
    }

    [Fact]
    public void A_value_that_could_not_be_resolved_gives_no_second_finding()
    {
        Compiled compiled = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: "${NOWHERE}", infer_schema: "${ALSO}" } }
              - { id: save, type: Egress, config: { path: out.csv } }
            """,
            o => o with { CheckSources = true });

        compiled.Findings.Count.ShouldBe(2);
        compiled.Findings.ShouldAllBe(f => f.Contains("unset-variable"));
    }

    [Fact]
    public void Dotted_name_that_is_no_context_is_an_error()
    {
        Compile("SELECT ${a.b}").ShouldHave(
            "11:16 undefined-context '${a.b}' is neither a context value nor an environment variable. | Context values are written '${ctx.NAME}', environment variables '${NAME}'.");
    }

    [Fact]
    public void Reference_that_is_not_closed_is_an_error()
    {
        Compile("SELECT '${HOME'").ShouldHave(
            "11:17 broken-token The reference '${HOME' is not closed. | Write '}' behind the name, or '$${' for a plain '${'.");
    }

    [Fact]
    public void Origin_and_expression_are_kept()
    {
        ScalarNode query = Compile("SELECT '${HOME}'").Value("query", "query");

        query.Origin.ShouldBe(ValueOrigin.EnvironmentReference);
        query.Expression.ShouldBe("SELECT '${HOME}'\n");
    }

    [Fact]
    public void Watermark_is_left_for_the_run_in_an_incremental_channel_and_refused_elsewhere()
    {
        const string Query = "SELECT * FROM rows WHERE t > CAST('${ctx._watermark}' AS TIMESTAMP)";
        Compile(Query).Findings.ShouldHaveSingleItem().ShouldStartWith("11:44 watermark-not-incremental");

        Compiled compiled = Compiled.From(
            $"""
            id: test
            modules:
              - {"{"} id: rows, type: Ingress, config: {"{"} path: in.csv {"}"} {"}"}
              - {"{"} id: fresh, type: Channel, materialize: incremental, watermark_column: t, config: {"{"} query: "{Query}" {"}"} {"}"}
              - {"{"} id: save, type: Egress, config: {"{"} path: out.csv {"}"} {"}"}
            """);

        compiled.Value("fresh", "query").Text.ShouldBe(Query);
        compiled.Manifest.Find("fresh")!.WatermarkColumn.ShouldBe("t");
    }
}
