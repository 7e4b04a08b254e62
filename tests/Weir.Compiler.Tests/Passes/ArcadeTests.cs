using Weir.Compiler.Manifests;
using Weir.Compiler.Tests.Support;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

public sealed class ArcadeTests
{
    private const string Clean = """
        id: clean
        required_context: [column]
        context: { limit: 10 }
        macros: { positive: "{{ c }} > 0" }
        modules:
          - { id: typed, type: Channel, config: { query: "SELECT * FROM __input__ WHERE {{ macros.positive(c='${ctx.column}') }} LIMIT ${ctx.limit}" } }
          - { id: gate, type: Assert, spillway: rejects, config: { rules: [{ type: sql_row, expr: "${ctx.column} < 9" }] } }
          - { id: rejects, type: Egress, config: { path: "out/${ctx.column}.csv" } }
        edges:
          - { from: typed, to: gate }
        """;

    private const string Main = """
        id: test
        context: { col: amount }
        modules:
          - { id: rows, type: Ingress, config: { path: in.csv } }
          - { id: one, type: Arcade, ref: arcades/clean.yml, context_override: { column: "${ctx.col}" } }
          - { id: two, type: Arcade, ref: arcades/clean.yml, context_override: { column: price, limit: 5 } }
          - { id: both, type: Funnel, config: { mode: union_all, inputs: [one, two] } }
          - { id: save, type: Egress, depends_on: [one], config: { path: out/all.csv } }
        edges:
          - { from: rows, to: one }
          - { from: rows, to: two }
          - { from: one, to: both }
          - { from: two, to: both }
          - { from: both, to: save }
        """;

    private static Compiled Compile(string main, params (string Path, string Yaml)[] files) => Compiled.From(main, o => o with
    {
        ArcadeLoader = (path, bag) => Load(path, bag, files),
    });

    private static Blueprint? Load(string path, DiagnosticBag bag, (string Path, string Yaml)[] files)
    {
        string? yaml = files.FirstOrDefault(f => "/project/" + f.Path == path).Yaml;
        return yaml is null ? null : Blueprints.Parse(yaml, path, Path.GetDirectoryName(path)!);
    }

    [Fact]
    public void Children_stand_in_the_place_of_the_arcade_each_with_its_own_context()
    {
        Compiled compiled = Compile(Main, ("arcades/clean.yml", Clean));
        Manifest manifest = compiled.Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["rows", "one__typed", "one__gate", "one__rejects", "two__typed", "two__gate", "two__rejects", "both", "save"]);
        compiled.Value("one__typed", "query").Text.ShouldBe("SELECT * FROM __input__ WHERE amount > 0 LIMIT 10");
        compiled.Value("two__typed", "query").Text.ShouldBe("SELECT * FROM __input__ WHERE price > 0 LIMIT 5");
        compiled.Value("two__rejects", "path").Text.ShouldBe("/project/out/price.csv");
    }

    [Fact]
    public void Edges_of_the_arcade_lead_to_its_ways_in_and_out()
    {
        Manifest manifest = Compile(Main, ("arcades/clean.yml", Clean)).Manifest;

        manifest.EdgesInto("one__typed").Select(e => (e.From, e.Alias)).ShouldBe([("rows", "rows")]);
        manifest.EdgesInto("one__gate").Select(e => (e.From, e.Alias)).ShouldBe([("one__typed", "typed")]);
        manifest.EdgesInto("both").Select(e => (e.From, e.Alias)).ShouldBe([("one__gate", "one"), ("two__gate", "two")]);
        manifest.Find("save")!.DependsOn.ShouldBe(["one__typed", "one__gate", "one__rejects"]);
    }

    [Fact]
    public void Findings_inside_name_the_file_and_line_of_the_sub_blueprint()
    {
        Compile(Main, ("arcades/clean.yml", Clean.Replace("${ctx.limit}", "${ctx.limt}", StringComparison.Ordinal))).ShouldHave(
            "/project/arcades/clean.yml:6:128 undefined-context The context value 'limt' is not defined. | Did you mean 'limit'?");
    }

    [Fact]
    public void Required_context_must_be_given()
    {
        Compile(Main.Replace("column: price, ", "", StringComparison.Ordinal), ("arcades/clean.yml", Clean)).Findings.ShouldContain(
            "6:11 required-context The Blueprint 'clean' requires the context value 'column', which is not given. | Give it under 'context_override' (/project/arcades/clean.yml:2:20 requires it).");
    }

    [Fact]
    public void Missing_file_missing_ref_and_circles_are_reported_once()
    {
        Compile(Main, ("other.yml", Clean)).Findings.ShouldContain("5:35 arcade-failed Arcade expansion failed: 'one' refers to 'arcades/clean.yml', which can't be read. | Looked for '/project/arcades/clean.yml'.");
        Compile(Main.Replace(", ref: arcades/clean.yml, context_override: { column: price, limit: 5 }", "", StringComparison.Ordinal), ("arcades/clean.yml", Clean)).Findings
            .ShouldContain("6:11 arcade-failed Arcade expansion failed: 'two' has no 'ref'. | Name the sub-Blueprint's file: 'ref: arcades/clean.yml'.");

        const string Circle = "id: c\nmodules:\n  - { id: self, type: Arcade, ref: clean.yml }\nedges: []\n";
        Compile(Main, ("arcades/clean.yml", Circle)).Findings.ShouldContain(
            "/project/arcades/clean.yml:3:36 arcade-failed Arcade expansion failed: 'one__self' opens 'clean.yml', which it is itself a part of. | Take the Arcade out of the circle.");
    }

    [Fact]
    public void Arcades_nest()
    {
        const string Outer = "id: outer\nmodules:\n  - { id: inner, type: Arcade, ref: clean.yml, context_override: { column: c } }\n  - { id: last, type: Channel, config: { query: SELECT * FROM __input__ } }\nedges: [{ from: inner, to: last }]\n";
        const string Root = "id: test\nmodules:\n  - { id: rows, type: Ingress, config: { path: in.csv } }\n  - { id: a, type: Arcade, ref: arcades/outer.yml }\n  - { id: save, type: Egress, config: { path: out/x.csv } }\nedges: [{ from: rows, to: a }, { from: a, to: save }]\n";

        Manifest manifest = Compile(Root, ("arcades/outer.yml", Outer), ("arcades/clean.yml", Clean)).Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["rows", "a__inner__typed", "a__inner__gate", "a__inner__rejects", "a__last", "save"]);
        manifest.EdgesInto("a__inner__typed").ShouldHaveSingleItem().From.ShouldBe("rows");
        manifest.EdgesInto("a__last").ShouldHaveSingleItem().From.ShouldBe("a__inner__gate");
        manifest.EdgesInto("save").ShouldHaveSingleItem().From.ShouldBe("a__last");
    }

    [Fact]
    public void Disabled_arcade_disables_its_children()
    {
        Manifest manifest = Compile(Main.Replace("id: two,", "id: two, enabled: false,", StringComparison.Ordinal), ("arcades/clean.yml", Clean)).Manifest;

        manifest.Modules.Where(m => m.Enabled).Select(m => m.Id).ShouldBe(["rows", "one__typed", "one__gate", "one__rejects"]);
        manifest.Find("two__gate")!.DisabledReason.ShouldBe("its Arcade 'two' is disabled");
    }

    [Fact]
    public void Values_of_children_say_that_they_came_with_an_arcade()
    {
        Compiled compiled = Compile(Main, ("arcades/clean.yml", Clean));
        ScalarNode path = compiled.Value("one__rejects", "path");

        path.Origin.ShouldBe(ValueOrigin.ContextReference);
        ProvenanceJson.SourceTypeOf(((ScalarNode)((MappingNode)((SequenceNode)compiled.Manifest.Find("one__gate")!.Config.Node["rules"]!).Items[0])["type"]!).Origin).ShouldBe("arcade_inherited");
    }

    [Fact]
    public void Arcade_with_no_way_out_can_not_be_read()
    {
        const string Sink = "id: sink\nmodules:\n  - { id: write, type: Egress, config: { path: out/y.csv } }\nedges: []\n";
        Compile(Main, ("arcades/clean.yml", Sink)).Findings.ShouldContain(
            "12:13 arcade-failed Arcade expansion failed: 'one' has no module whose rows are not read inside, so the edge from 'one' to 'both' leads nowhere. | Remove the edge, or open the sub-Blueprint for it.");
    }
}
