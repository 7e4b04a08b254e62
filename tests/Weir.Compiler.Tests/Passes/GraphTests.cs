using FsCheck;
using FsCheck.Fluent;
using Weir.Compiler.Tests.Support;
using Weir.Core.Manifests;

namespace Weir.Compiler.Tests.Passes;

public sealed class GraphTests
{
    [Fact]
    public void Cycle_is_reported_once_with_its_path()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: a, type: Channel, config: { query: SELECT 1 } }
              - { id: b, type: Channel, config: { query: SELECT 1 } }
              - { id: c, type: Channel, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out.csv } }
            edges:
              - { from: rows, to: a }
              - { from: a, to: b }
              - { from: b, to: c }
              - { from: c, to: a }
              - { from: c, to: save }
            """).ShouldHave("12:5 cycle Cycle detected in module graph: a -> b -> c -> a. | Remove one of these edges (or depends_on), so that one module can be first.");
    }

    [Fact]
    public void Two_cycles_are_two_findings_and_depends_on_counts()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: a, type: Ingress, depends_on: [b], config: { path: a.csv } }
              - { id: b, type: Egress, config: { path: b.csv } }
              - { id: c, type: Ingress, depends_on: [d], config: { path: c.csv } }
              - { id: d, type: Egress, depends_on: [c], config: { path: d.csv } }
            edges:
              - { from: a, to: b }
              - { from: c, to: d }
            """).Findings.Select(f => f.Split(" | ")[0]).ShouldBe(
            [
                "3:42 cycle Cycle detected in module graph: a -> b -> a.",
                "5:42 cycle Cycle detected in module graph: c -> d -> c.",
            ]);
    }

    [Fact]
    public void Order_is_the_authors_where_free_and_probes_follow_what_they_look_at()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            modules:
              - { id: look, type: Probe, attach_to: b, config: { signals: [{ type: schema_snapshot }] } }
              - { id: late, type: Ingress, depends_on: [save], config: { path: late.csv } }
              - { id: a, type: Ingress, config: { path: a.csv } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: b, type: Ingress, config: { path: b.csv } }
              - { id: both, type: Funnel, config: { mode: union_all, inputs: [a, b] } }
              - { id: keep, type: Egress, config: { path: late_out.csv } }
            edges:
              - { from: a, to: both }
              - { from: b, to: both }
              - { from: both, to: save }
              - { from: late, to: keep }
            """).Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["a", "b", "look", "both", "save", "late", "keep"]);
    }

    [Fact]
    public void Any_order_of_the_modules_gives_an_order_in_which_all_needs_come_first()
    {
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).ToArbitrary(), shuffled =>
        {
            string modules = string.Concat(shuffled.Select(i => $"  - {{ id: m{i}, type: {(i == 0 ? "Ingress" : i == 11 ? "Egress" : "Channel")}, config: {(i is 0 or 11 ? $"{{ path: f{i}.csv }}" : "{ query: SELECT 1 }")} }}\n"));
            string edges = string.Concat(Enumerable.Range(1, 11).Select(i => $"  - {{ from: m{i / 2 * (i == 11 ? 0 : 1) + (i == 11 ? 10 : 0)}, to: m{i} }}\n"));
            Manifest manifest = Compiled.From($"id: test\nmodules:\n{modules}edges:\n{edges}").Manifest;

            List<string> order = [.. manifest.Modules.Select(m => m.Id)];
            order.Count.ShouldBe(12);
            foreach (ManifestEdge edge in manifest.Edges)
            {
                order.IndexOf(edge.From).ShouldBeLessThan(order.IndexOf(edge.To));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("attach_to: nope", "4:41 unknown-module 'attach_to' of 'look' names 'nope', which is no module. | Expected one of: rows, look, save, a, b.")]
    [InlineData("attach_to: sav", "4:41 unknown-module 'attach_to' of 'look' names 'sav', which is no module. | Did you mean 'save'?")]
    [InlineData("attach_to: save", "4:41 attachment The Probe 'look' can't be attached to 'save', which has no main output. | Attach it to the module whose rows it should look at.")]
    [InlineData("label: x", "4:11 attachment The Probe 'look' is attached to nothing. | Name the module whose rows it looks at: 'attach_to: ...'.")]
    [InlineData("attach_to: rows, depends_on: [sove]", "4:60 unknown-module 'depends_on' of 'look' names 'sove', which is no module. | Did you mean 'save'?")]
    [InlineData("attach_to: rows, depends_on: [look]", "4:60 self-edge 'look' names itself in 'depends_on'. | Remove it.")]
    public void Wrong_attachment_or_dependency_is_reported(string keys, string finding)
    {
        Compiled.From(
            $$"""
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: look, type: Probe, {{keys}}, config: { signals: [{ type: schema_snapshot }] } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: a, type: Ingress, config: { path: a.csv } }
              - { id: b, type: Egress, config: { path: b.csv } }
            edges:
              - { from: rows, to: save }
              - { from: a, to: b }
            """).Findings.ShouldContain(finding);
    }

    [Fact]
    public void Disabled_module_disables_all_that_needs_it()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            context: { premium: "no" }
            modules:
              - { id: a, type: Ingress, config: { path: a.csv } }
              - { id: b, type: Ingress, enabled: "${ctx.premium}", config: { path: b.csv } }
              - { id: both, type: Funnel, config: { mode: union_all, inputs: [a, b] } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: copy, type: Egress, config: { path: copy.csv } }
            edges:
              - { from: a, to: both }
              - { from: b, to: both }
              - { from: both, to: save }
              - { from: a, to: copy }
            """).Manifest;

        manifest.Modules.Where(m => m.Enabled).Select(m => m.Id).ShouldBe(["a", "copy"]);
        manifest.Find("b")!.DisabledReason.ShouldBe("enabled is false");
        manifest.Find("both")!.DisabledReason.ShouldBe("'b', which it needs, is disabled");
        manifest.Find("save")!.DisabledReason.ShouldBe("'both', which it needs, is disabled");
    }

    [Theory]
    [InlineData("maybe", "3:38 enabled-not-boolean `enabled` must resolve to a boolean, but is 'maybe'. | Use true or false (or yes/no, on/off, 1/0).")]
    [InlineData("off", "3:38 all-disabled Every module is disabled, directly or through one that it needs; there is nothing to run. | Enable at least one Ingress and what reads it.")]
    public void Enabled_must_be_a_boolean_and_something_must_be_left(string enabled, string finding)
    {
        Compiled.From($"id: test\nmodules:\n  - {{ id: a, type: Ingress, enabled: {enabled}, config: {{ path: a.csv }} }}\n  - {{ id: b, type: Egress, config: {{ path: b.csv }} }}").ShouldHave(finding);
    }

    [Fact]
    public void Passive_regulator_is_removed_and_its_readers_keep_its_name()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: gate, type: Regulator }
              - { id: look, type: Probe, attach_to: gate, config: { signals: [{ type: schema_snapshot }] } }
              - { id: query, type: Channel, depends_on: [gate], config: { query: SELECT * FROM gate } }
              - { id: save, type: Egress, config: { path: out.csv } }
            edges:
              - { from: rows, to: gate }
              - { from: gate, to: query }
              - { from: query, to: save }
            """).Manifest;

        manifest.Modules.Select(m => m.Id).ShouldBe(["rows", "look", "query", "save"]);
        manifest.EdgesInto("query").ShouldHaveSingleItem().ShouldBe(manifest.Edges[0]);
        (manifest.Edges[0].From, manifest.Edges[0].Alias, manifest.Edges[0].Injected).ShouldBe(("rows", "gate", true));
        manifest.Find("look")!.AttachTo.ShouldBe("rows");
        manifest.Find("query")!.DependsOn.ShouldBe(["rows"]);
    }

    [Fact]
    public void Regulator_with_a_signal_stays_and_a_probe_without_verdict_is_a_warning()
    {
        Compiled compiled = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: look, type: Probe, attach_to: rows, config: { signals: [{ type: schema_snapshot }] } }
              - { id: gate, type: Regulator }
              - { id: save, type: Egress, config: { path: out.csv } }
            edges:
              - { from: rows, to: gate }
              - { from: look, to: gate, port: signal }
              - { from: gate, to: save }
            """);

        compiled.ShouldHave("9:13 no-verdict The Probe 'look' gives no verdict, so the gate 'gate' is always open. | Add a signal of type threshold, or custom with 'passed_when'.");
        compiled.Manifest.Modules.Select(m => m.Id).ShouldBe(["rows", "look", "gate", "save"]);
    }
}
