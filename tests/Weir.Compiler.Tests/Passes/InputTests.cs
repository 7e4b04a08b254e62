using Weir.Compiler.Tests.Support;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

public sealed class InputTests
{
    private static Compiled Compile(string module, params string[] edges) => Compiled.From(
        $$"""
        id: test
        modules:
          - { id: a, type: Ingress, config: { path: a.csv } }
          - { id: b, type: Ingress, config: { path: b.csv } }
          - { id: c, type: Ingress, config: { path: c.csv } }
          - { id: j, type: Junction, config: { mode: broadcast, branches: [{ id: hi }, { id: lo }] } }
          - { id: q, type: Assert, config: { rules: [{ type: sql_row, expr: x > 0 }] } }
          - { id: m, {{module}} }
          - { id: save, type: Egress, config: { path: out.csv } }
        edges:
          - { from: c, to: j }
          - { from: b, to: q }
          - { from: m, to: save }
        {{string.Join('\n', edges.Select(e => $"  - {{ {e}, to: m }}"))}}
        """);

    private static IReadOnlyList<string> Findings(string module, params string[] edges) => [.. Compile(module, edges).Findings.Where(f => !f.Contains("quarantine-unread"))];

    private const string Sql = "type: Channel, config: { query: SELECT 1 }";
    private const string Join = "type: Channel, config: { op: join, left: a, right: b, condition: a.id = b.id }";

    [Theory]
    [InlineData(Sql, "8:11 input-count The Channel 'm' (op sql) needs at least one input, but has none. | Add an edge to it: '{ from: ..., to: m }'.")]
    [InlineData("type: Channel, config: { op: filter, condition: x }", "15:5 input-count The Channel 'm' (op filter) needs one input, but has 2. | Merge the inputs in a Funnel before it, or remove an edge.", "from: a", "from: b")]
    [InlineData("type: Channel, config: { op: union }", "8:11 input-count The Channel 'm' (op union) needs at least 2 inputs, but has 1. | Add an edge to it: '{ from: ..., to: m }'.", "from: a")]
    [InlineData(Join, "8:65 input-name 'b' is not connected to 'm'. | Connect it: '{ from: b, to: m }'.", "from: a")]
    [InlineData("type: Channel, config: { op: join, left: aa, right: b, condition: x }", "8:55 input-name 'aa' is not connected to 'm'. | Did you mean 'a'?", "from: a", "from: b")]
    [InlineData(Join, "16:5 input-name 'c' leads to 'm', but neither 'left' nor 'right' names it; its rows would be lost. | Remove the edge, or use op sql for more than two inputs.", "from: a", "from: b", "from: c")]
    [InlineData("type: Channel, config: { op: join, left: j, right: b, condition: x }", "8:55 input-name 'j' is a Junction, whose rows go to branches. | Name the branch: 'j.hi'.", "from: j, port: hi", "from: b")]
    [InlineData("type: Funnel, config: { mode: union_all, inputs: [a, b] }", "16:5 input-name 'c' leads to 'm', but 'inputs' does not name it; its rows would be lost. | Add 'c' to 'inputs', or remove the edge.", "from: a", "from: b", "from: c")]
    [InlineData("type: Funnel, config: { mode: union_all, inputs: [a, j] }", "8:67 input-name 'j' stands for several inputs of 'm'. | Name one of j.hi, j.lo.", "from: a", "from: j, port: hi", "from: j, port: lo")]
    [InlineData("type: Funnel, config: { mode: union_all, inputs: [a, a] }", "8:67 contradicting-keys 'a' is given twice in 'inputs'. | Name each input once.", "from: a")]
    [InlineData(Sql, "15:5 alias-clash Two inputs of 'm' have the name 'A'. | Give one of the edges another name: 'as: ...'.", "from: a", "from: b, as: A")]
    public void Wrong_inputs_are_reported(string module, string finding, params string[] edges)
    {
        Findings(module, edges).ShouldContain(finding);
    }

    [Fact]
    public void Refused_edge_gives_no_second_finding_about_the_inputs()
    {
        Findings(Join, "from: a", "from: bb").ShouldHaveSingleItem().ShouldStartWith("15:13 unknown-module");
    }

    [Fact]
    public void Branches_have_the_junctions_id_in_front_and_an_edge_may_give_another_name()
    {
        Compiled compiled = Compile("type: Channel, config: { query: SELECT 1 }", "from: j, port: hi", "from: a, as: first", "from: b");

        compiled.Findings.Where(f => !f.Contains("quarantine-unread")).ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_inputs_become_the_aliases_of_their_edges()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            modules:
              - { id: a, type: Ingress, config: { path: a.csv } }
              - { id: j, type: Junction, config: { mode: broadcast, branches: [{ id: hi }, { id: lo }] } }
              - { id: q, type: Assert, config: { rules: [{ type: sql_row, expr: x > 0 }] } }
              - { id: m, type: Funnel, config: { mode: union_all, inputs: [j, q.spillway, q] } }
              - { id: s, type: Channel, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: keep, type: Egress, config: { path: keep.csv } }
            edges:
              - { from: a, to: j }
              - { from: j, to: q, port: lo }
              - { from: j, to: m, port: hi }
              - { from: q, to: m, port: spillway }
              - { from: q, to: m }
              - { from: q, to: s, port: spillway }
              - { from: q, to: s, as: good }
              - { from: m, to: save }
              - { from: s, to: keep }
            """).Manifest;

        manifest.EdgesInto("m").Select(e => e.Alias).ShouldBe(["j.hi", "q.spillway", "q"]);
        manifest.EdgesInto("s").Select(e => e.Alias).ShouldBe(["q", "good"]);
        ((SequenceNode)manifest.Find("m")!.Config.Node["inputs"]!).Items.Select(i => i.ToString()).ShouldBe(["j.hi", "q.spillway", "q"]);
    }
}
