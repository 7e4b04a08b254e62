using System.Text.Json;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class LintCommandTests : IDisposable
{
    private const string Head = "weir: \"1.0\"\nid: shop\n";

    private readonly RealRun weir = new();

    public LintCommandTests() => weir.Folder.Write("weir.yml", "weir_config: \"1.0\"\n");

    public void Dispose() => weir.Dispose();

    private string[] Findings(string yaml, params string[] more)
    {
        weir.Folder.Write("shop.yml", Head + yaml);
        CliRun run = weir.Type(["lint", "shop.yml", "--format", "json", .. more]);
        return [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("files")[0].GetProperty("diagnostics").EnumerateArray()
            .Select(d => $"{d.GetProperty("line")}:{d.GetProperty("column")} {d.GetProperty("name").GetString()} {d.GetProperty("message").GetString()}")];
    }

    private static string Query(string query) => $"""
        modules:
          - {"{"} id: a, type: Ingress, config: {"{"} path: a.csv {"}"} {"}"}
          - {"{"} id: b, type: Ingress, config: {"{"} path: b.csv {"}"} {"}"}
          - id: q
            type: Channel
            config:
              query: |
                {query}
          - {"{"} id: save, type: Egress, config: {"{"} path: out.csv, mode: overwrite {"}"} {"}"}
        edges: [{"{"} from: a, to: q {"}"}, {"{"} from: b, to: q {"}"}, {"{"} from: q, to: save {"}"}]

        """;

    [Theory]
    [InlineData("SELECT a.x FROM a JOIN b", "10:27 lint-join-without-condition This JOIN has neither ON nor USING: every row meets every row.")]
    [InlineData("SELECT a.x FROM a LEFT JOIN b WHERE a.x > 1", "10:32 lint-join-without-condition This JOIN has neither ON nor USING: every row meets every row.")]
    [InlineData("SELECT a.x FROM (SELECT x FROM a JOIN b) AS a", "10:42 lint-join-without-condition This JOIN has neither ON nor USING: every row meets every row.")]
    [InlineData("SELECT * FROM a, b", "10:16 lint-select-star 'q' writes all columns, whatever they are.")]
    [InlineData("SELECT a.x, b.y FROM a JOIN a ON a.x = a.y, b", "10:37 lint-same-relation-twice 'a' stands for two relations of this query.")]
    [InlineData("SELECT t.x FROM a AS t JOIN b t ON true", "10:37 lint-same-relation-twice 't' stands for two relations of this query.")]
    public void A_query_is_looked_through(string query, string finding) => Findings(Query(query)).ShouldBe([finding]);

    [Theory]
    [InlineData("SELECT a.x, count(*) AS n FROM a JOIN b ON a.x = b.x GROUP BY a.x")]
    [InlineData("SELECT a.x FROM a JOIN b USING (x)")]
    [InlineData("SELECT a.x FROM a CROSS JOIN b")]
    [InlineData("SELECT a.x FROM a NATURAL LEFT JOIN b")]
    [InlineData("SELECT one.x, two.x AS y FROM a one JOIN a AS two ON one.x = two.y, b")]
    [InlineData("WITH c AS (SELECT * FROM a JOIN b ON a.x = b.x) SELECT x FROM c")]
    [InlineData("SELECT a.x FROM a WHERE EXISTS (SELECT 1 FROM b JOIN a ON true)")]
    public void A_sound_query_is_left_in_peace(string query) => Findings(Query(query)).ShouldBeEmpty();

    [Fact]
    public void What_nothing_uses_is_told()
    {
        Findings("""
            context: { used: 1, unused: 2, use: 3 }
            macros: { m: "x > 1", n: "x > 2" }
            modules:
              - { id: a, type: Ingress, label: a, config: { path: a.csv } }
              - { id: b, type: Ingress, label: " ", config: { path: b.csv } }
              - { id: f, type: Channel, config: { op: filter, condition: "x > ${ctx.used} AND {{ macros.m }}" } }
              - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
            edges: [{ from: a, to: f }, { from: f, to: save }]
            """).ShouldBe([
            "3:21 lint-unused-context Nothing refers to the context value 'unused'.",
            "3:32 lint-unused-context Nothing refers to the context value 'use'.",
            "4:23 lint-unused-macro Nothing refers to the macro 'n'.",
            "6:36 lint-label The label of 'a' repeats the id.",
            "7:11 lint-dead-end Nothing reads what 'b' makes.",
            "7:36 lint-label The label of 'b' is empty.",
        ]);
    }

    [Fact]
    public void A_chain_without_edges_has_no_dead_end() => Findings("""
        modules:
          - { id: a, type: Ingress, config: { path: a.csv } }
          - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
        """).ShouldBeEmpty();

    [Theory]
    [InlineData("warnings: { suppress: [lint-select-star] }\n", "")]
    [InlineData("warnings: { suppress: [WEIR4504] }\n", "")]
    [InlineData("", "warnings: { suppress: [lint-select-star] }\n")]
    public void A_rule_is_hidden_by_name_or_id(string ofBlueprint, string ofProject)
    {
        weir.Folder.Write("weir.yml", "weir_config: \"1.0\"\n" + ofProject);
        Findings(ofBlueprint + Query("SELECT * FROM a, b")).ShouldBeEmpty();
    }

    [Fact]
    public void Strict_makes_errors()
    {
        weir.Folder.Write("shop.yml", Head + Query("SELECT * FROM a, b"));
        weir.Type("lint", "shop.yml").Code.ShouldBe(0);
        CliRun strict = weir.Type("lint", "shop.yml", "--strict");
        strict.Code.ShouldBe(1);
        strict.Out.ShouldContain("error[WEIR4504]");
    }

    [Fact]
    public void Certain_repairs_are_written_and_nothing_else_changes()
    {
        string before = Head + Query("SELECT a.x FROM a JOIN b -- all of them").Replace("id: a, type", "id: a, label: a, type", StringComparison.Ordinal).Replace("mode: overwrite", "mod: overwrite", StringComparison.Ordinal);
        string file = weir.Folder.Write("shop.yml", before);
        CliRun run = weir.Type("lint", "shop.yml", "--fix");
        File.ReadAllText(file).ShouldBe(before.Replace("a JOIN b", "a CROSS JOIN b", StringComparison.Ordinal).Replace("label: a", "label: A", StringComparison.Ordinal).Replace("mod:", "mode:", StringComparison.Ordinal));
        run.Out.ShouldBe("✓ shop.yml  nothing to say · 3 mended\n");
        run.Code.ShouldBe(0);
    }
}
