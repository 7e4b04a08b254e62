using Weir.Compiler.Tests.Support;
using Weir.Core.Manifests;

namespace Weir.Compiler.Tests.Passes;

public sealed class EdgeTests
{
    private const string Modules = """
        id: test
        modules:
          - { id: rows, type: Ingress, config: { path: in.csv } }
          - { id: more, type: Ingress, config: { path: more.csv } }
          - { id: clean, type: Channel, config: { op: filter, condition: a > 0, spillway_condition: b IS NULL } }
          - { id: split, type: Junction, config: { mode: conditional, branches: [{ id: eu, condition: a > 1 }, { id: _else_ }] } }
          - { id: gate, type: Assert, config: { rules: [{ type: sql_row, expr: a > 0, error_type: Negative }, { type: min_rows, min: 1 }] } }
          - { id: look, type: Probe, attach_to: clean, config: { signals: [{ type: row_count_estimate }] } }
          - { id: save, type: Egress, config: { path: out/a.csv } }
          - { id: bad, type: Egress, config: { path: out/b.csv } }
        edges:
          - { from: rows, to: clean }
          - { from: clean, to: bad, port: spillway }

        """;

    /// <summary>Findings of edges that stand on line 14 and on.</summary>
    private static IReadOnlyList<string> Findings(string edges) =>
        [.. Compiled.From(Modules + string.Concat(edges.Split('\n').Select(e => $"  - {{ {e} }}\n"))).Findings.Where(f => int.Parse(f.Split(':')[0]) >= 14)];

    [Theory]
    [InlineData("from: clen, to: save", "14:13 unknown-module The edge from 'clen' to 'save' names 'clen', which is no module. | Did you mean 'clean'?")]
    [InlineData("from: clean, to: svae", "14:24 unknown-module The edge from 'clean' to 'svae' names 'svae', which is no module. | Did you mean 'save'?")]
    [InlineData("from: split.eu, to: save", "14:13 unknown-module The edge from 'split.eu' to 'save' names 'split.eu', which is no module. | For a branch write 'from: split' and 'port: eu'.")]
    [InlineData("from: clean, to: clean", "14:24 self-edge 'clean' is connected to itself. | Connect it to another module, or remove the edge.")]
    [InlineData("from: clean, to: save\nfrom: clean, to: save", "15:5 duplicate-edge The edge from 'clean' (main) to 'save' is given twice. | Remove one of the two.")]
    [InlineData("from: look, to: save", "14:13 wrong-edge The Probe 'look' gives no rows, so nothing can read it. | Read the module that it is attached to; towards a Regulator write 'port: signal'.")]
    [InlineData("from: look, to: save, port: signal", "14:23 wrong-edge A signal goes to a Regulator, but 'save' is an Egress. | Put a Regulator in between.")]
    [InlineData("from: clean, to: save, port: signal", "14:13 wrong-edge Only a Probe gives a signal, but 'clean' is a Channel. | Remove 'port: signal', or connect a Probe.")]
    [InlineData("from: save, to: gate", "14:13 wrong-edge The Egress 'save' gives no rows. | To let 'gate' wait for it, write 'depends_on: [save]' there.")]
    [InlineData("from: clean, to: more", "14:24 wrong-edge The Ingress 'more' takes no rows. | Only an edge from an Egress may lead to an Ingress; it orders the two.")]
    [InlineData("from: rows, to: save, port: mian", "14:35 unknown-port The Ingress 'rows' has no port 'mian'. | Did you mean 'main'?")]
    [InlineData("from: clean, to: save, port: spilway", "14:36 unknown-port The Channel 'clean' has no port 'spilway'. | Did you mean 'spillway'?")]
    [InlineData("from: split, to: save, port: us", "14:36 unknown-port The Junction 'split' has no port 'us'. | Expected one of: eu, _else_.")]
    [InlineData("from: split, to: save", "14:5 unknown-port The Junction 'split' has no port 'main'. | A Junction gives its rows to branches; write 'port: ' and one of eu, _else_.")]
    [InlineData("from: rows, to: save, error_types: [X]", "14:43 unknown-error-type 'error_types' has a meaning on spillway edges only, not on the port 'main'. | Write 'port: spillway', or remove it.")]
    [InlineData("from: gate, to: save, port: spillway, error_types: [Negativ]", "14:59 unknown-error-type 'gate' never gives the error type 'Negativ', so no row would pass. | Did you mean 'Negative'?")]
    public void Wrong_edge_is_reported_at_its_place(string edges, string finding)
    {
        Findings(edges).ShouldContain(finding);
    }

    [Fact]
    public void Spillway_of_a_channel_without_condition_and_of_an_assert_without_row_rules_is_refused()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: gate, type: Assert, spillway: bad, config: { rules: [{ type: not_null, column: a }] } }
              - { id: plain, type: Channel, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out/a.csv } }
              - { id: bad, type: Egress, config: { path: out/b.csv } }
            edges:
              - { from: rows, to: gate }
              - { from: gate, to: plain }
              - { from: plain, to: save, port: spillway }
            """).ShouldHave(
            "4:41 empty-spillway No rows can come into the spillway of 'gate'. | Set 'on_fail: quarantine' on a rule that judges single rows (not_null, freshness, sql_row, custom).",
            "11:36 empty-spillway No rows can come into the spillway of 'plain'. | Give the Channel a 'spillway_condition'.");
    }

    [Fact]
    public void An_ingress_has_a_spillway_where_it_sets_bad_lines_aside()
    {
        const string Yaml = """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv, options: { sep: ";" MODE} } }
              - { id: save, type: Egress, config: { path: out/a.csv } }
              - { id: bad, type: Egress, config: { path: out/b.csv } }
            edges:
              - { from: rows, to: save }
              - { from: rows, to: bad, port: spillway, error_types: [CorruptRecord] }
            """;

        Compiled.From(Yaml.Replace(" MODE", "", StringComparison.Ordinal)).Findings.ShouldContain(
            "8:34 empty-spillway No rows can come into the spillway of 'rows'. | Set the option 'mode: PERMISSIVE' of the format csv, which sends lines that don't fit there.");
        Compiled.From(Yaml.Replace(" MODE", ", mode: PERMISSIVE", StringComparison.Ordinal).Replace("[CorruptRecord]", "[Corrupt]", StringComparison.Ordinal)).Findings.ShouldContain(
            "8:58 unknown-error-type 'rows' never gives the error type 'Corrupt', so no row would pass. | Expected one of: CorruptRecord.");
        Compiled.From(Yaml.Replace(" MODE", ", mode: permissive", StringComparison.Ordinal)).Findings.ShouldNotContain(finding => finding.Contains("spillway", StringComparison.Ordinal) || finding.Contains("error-type", StringComparison.Ordinal));
    }

    [Fact]
    public void Spillway_field_is_an_edge_and_may_not_contradict_one()
    {
        const string Yaml = """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: clean, type: Channel, spillway: bad, config: { op: filter, condition: a, spillway_condition: b } }
              - { id: save, type: Egress, config: { path: out/a.csv } }
              - { id: bad, type: Egress, config: { path: out/b.csv } }
            edges:
              - { from: rows, to: clean }
              - { from: clean, to: save }

            """;

        ManifestEdge edge = Compiled.From(Yaml).Manifest.EdgesInto("bad").ShouldHaveSingleItem();
        (edge.From, edge.Port, edge.Injected).ShouldBe(("clean", "spillway", true));
        Compiled.From(Yaml + "  - { from: clean, to: save, port: spillway }\n").Findings.ShouldContain(
            "4:43 spillway-contradiction 'clean' names 'bad' as its spillway, but a spillway edge leads to 'save'. | Keep one of the two; for two readers write two edges.");
    }

    [Fact]
    public void Modules_without_edges_form_a_chain()
    {
        Manifest manifest = Compiled.FromQuery("SELECT 1").Manifest;

        manifest.Edges.Select(e => $"{e.From}>{e.To}:{e.Port}:{e.Injected}").ShouldBe(["rows>query:main:True", "query>save:main:True"]);
    }

    [Fact]
    public void Chain_with_a_junction_is_refused()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: split, type: Junction, config: { mode: broadcast, branches: [{ id: a }] } }
            """).Findings.ShouldContain(
            "4:11 no-chain Without 'edges' the modules form a chain, and a Junction such as 'split' can't be part of one. | Write the edges: 'edges: [{ from: ..., to: ... }]'.");
    }

    [Fact]
    public void Edge_from_an_egress_to_an_ingress_orders_them_and_an_edge_into_a_probe_attaches_it()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            modules:
              - { id: back, type: Ingress, config: { path: out/a.csv } }
              - { id: look, type: Probe, config: { signals: [{ type: schema_snapshot }] } }
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: save, type: Egress, config: { path: out/a.csv } }
              - { id: copy, type: Egress, config: { path: out/b.csv } }
            edges:
              - { from: rows, to: save }
              - { from: save, to: back }
              - { from: rows, to: look }
              - { from: back, to: copy }
            """).Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["rows", "look", "save", "back", "copy"]);
        manifest.Find("back")!.DependsOn.ShouldBe(["save"]);
        manifest.Find("look")!.AttachTo.ShouldBe("rows");
        manifest.Edges.Select(e => e.To).ShouldBe(["save", "copy"]);
    }

    [Fact]
    public void Duplicate_ids_are_reported()
    {
        Compiled.From("id: test\nmodules:\n  - { id: a, type: Ingress, config: { path: a.csv } }\n  - { id: a, type: Ingress, config: { path: b.csv } }").ShouldHave(
            "4:11 duplicate-module Duplicate module IDs: 'a' is used more than once. | Give each module an id of its own.");
    }

    [Theory]
    [InlineData("../../x", "rows", "1:5 unsafe-name '../../x' can't be the id of a Blueprint.")]
    [InlineData("test", "a/b", "3:11 unsafe-name 'a/b' can't be the id of a module.")]
    [InlineData("test", "..", "3:11 unsafe-name '..' can't be the id of a module.")]
    public void Id_that_could_name_a_path_is_refused(string blueprint, string module, string finding)
    {
        Compiled.From($"id: {blueprint}\nmodules:\n  - {{ id: {module}, type: Ingress, config: {{ path: a.csv }} }}\n  - {{ id: save, type: Egress, config: {{ path: b.csv }} }}")
            .ShouldHave(finding + " | Use 1 to 128 letters, digits, '_', '-' and '.', not beginning with a dot and without '..'.");
    }

    [Fact]
    public void Blueprint_without_modules_is_refused()
    {
        Compiled.From("id: test\nmodules: []").ShouldHave("1:5 empty-blueprint The Blueprint 'test' has no modules. | Add them under 'modules'.");
    }
}
