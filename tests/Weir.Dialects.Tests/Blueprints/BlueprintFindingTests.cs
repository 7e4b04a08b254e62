using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Dialects.Blueprints;
using Weir.Dialects.Tests.Support;

namespace Weir.Dialects.Tests.Blueprints;

public sealed class BlueprintFindingTests
{
    private const string Ingress = "modules:\n  - { id: a, type: Ingress, config: { path: a.csv } }\n";

    [Theory]
    [InlineData("aqueduct: \"2.0\"\nid: x\nmodules: []\n", "unsupported-version 1:11 Unsupported version '2.0' of the grammar; there is \"1.0\".")]
    [InlineData("aqueduct: \"1.0\"\nweir: \"1.0\"\nid: x\nmodules: []\n", "conflicting-keys 2:1 'aqueduct' and 'weir' are two spellings of one key.")]
    [InlineData("aqueduct: \"1.0\"\nmodules: []\n", "missing-key 1:1 Blueprint needs 'id', a text.")]
    [InlineData("aqueduct: \"1.0\"\nid: x\n", "missing-key 1:1 Blueprint needs 'modules', a list, each item a mapping.")]
    [InlineData("id: x\nmodules: []\n", "missing-key 1:1 Blueprint needs 'aqueduct', a text.")]
    [InlineData(Reading.Head + "modules: {}\n", "wrong-type 3:10 'modules' must be a list, each item a mapping, but is a mapping.")]
    [InlineData(Reading.Head + "modules:\n  - a\n", "wrong-type 4:5 'modules[0]' must be a mapping, but is the text 'a'.")]
    [InlineData(Reading.Head + "modules: []\nedges: { a: b }\n", "wrong-type 4:8 'edges' must be a list, each item a mapping, but is a mapping.")]
    [InlineData(Reading.Head + "modules: []\nedges: [[a, b]]\n", "wrong-type 4:9 'edges[0]' must be a mapping, but is a list.")]
    [InlineData(Reading.Head + "modules: []\nedges: [{ from: a }]\n", "missing-key 4:9 'edges[0]' (edge) needs 'to', a text.")]
    [InlineData(Reading.Head + "modules: []\nedges: [{ from: a, to: b, prt: c }]\n", "unknown-key 4:27 Unknown key 'prt' in edge.")]
    [InlineData(Reading.Head + "modules: []\nedges: [{ from: [a], to: b }]\n", "wrong-type 4:17 'edges[0].from' must be a text, but is a list.")]
    [InlineData(Reading.Head + "modules: []\ncontxt: {}\n", "unknown-key 4:1 Unknown key 'contxt' in Blueprint.")]
    [InlineData(Reading.Head + "modules: []\ncontext: [a]\n", "wrong-type 4:10 'context' must be a mapping, but is a list.")]
    [InlineData(Reading.Head + "modules: []\ncontext_profiles: { prod: x }\n", "wrong-type 4:27 'context_profiles.prod' must be a mapping, but is the text 'x'.")]
    [InlineData(Reading.Head + "modules: []\nmacros: { m: [1] }\n", "wrong-type 4:14 'macros.m' must be a text, but is a list.")]
    [InlineData(Reading.Head + "modules: []\ncheckpoint: maybe\n", "wrong-type 4:13 'checkpoint' must be true or false, but is the text 'maybe'.")]
    [InlineData(Reading.Head + "modules: []\nwarnings: { supress: [] }\n", "unknown-key 4:13 Unknown key 'supress' in blueprint warnings.")]
    [InlineData(Reading.Head + "modules: []\nrequired_context: [{ a: b }]\n", "wrong-type 4:20 'required_context[0]' must be a text, but is a mapping.")]
    [InlineData("- a\n", "not-a-mapping 1:1 A Blueprint is a mapping of keys and values, but this document is a list.")]
    public void A_document_is_told_what_is_wrong_with_it(string yaml, string expected) => Reading.Findings(yaml).ShouldBe([expected]);

    [Theory]
    [InlineData("{ type: Ingress, config: {} }", "missing-key 4:5 'modules[0]' (module) needs 'id', a text.")]
    [InlineData("{ id: [a], type: Ingress, config: {} }", "wrong-type 4:11 'modules[0].id' must be a text, but is a list.")]
    [InlineData("{ id: a, config: {} }", "missing-key 4:5 'modules[0]' (module) needs 'type', a text.")]
    [InlineData("{ id: a, type: [x], config: {} }", "wrong-type 4:20 'modules[0].type' must be a text, but is a list.")]
    [InlineData("{ id: a, type: Ingres, config: {} }", "unknown-module-type 4:20 Unknown module type 'Ingres'.")]
    [InlineData("{ id: a, type: Handoff }", "unknown-module-type 4:20 Unknown module type 'Handoff'.")]
    [InlineData("{ id: a, type: Ingress }", "missing-key 4:5 'modules[0]' (Ingress) needs 'config', a mapping.")]
    [InlineData("{ id: a, type: Ingress, config: }", "missing-key 4:5 'modules[0]' (Ingress) needs 'config', a mapping.")]
    [InlineData("{ id: a, type: Ingress, config: [] }", "wrong-type 4:37 'modules[0].config' must be a mapping, but is a list.")]
    [InlineData("{ id: a, type: Ingress, config: {}, lable: x }", "unknown-key 4:41 Unknown key 'lable' in Ingress.")]
    [InlineData("{ id: a, type: Ingress, config: {}, attach_to: x }", "unknown-key 4:41 Unknown key 'attach_to' in Ingress.")]
    [InlineData("{ id: a, type: Ingress, config: {}, retry: 3 }", "wrong-type 4:48 'modules[0].retry' must be a mapping, but is the number 3.")]
    [InlineData("{ id: a, type: Ingress, config: {}, tags: { x: 1 } }", "wrong-type 4:47 'modules[0].tags' must be a list of texts, but is a mapping.")]
    [InlineData("{ id: a, type: Ingress, config: {}, enabled: [] }", "wrong-type 4:50 'modules[0].enabled' must be a text, but is a list.")]
    [InlineData("{ id: a, type: Arcade }", "missing-key 4:5 'modules[0]' (Arcade) needs 'ref', a path.")]
    [InlineData("{ id: a, type: Arcade, ref: b.yml, config: { x: 1 } }", "unknown-key 4:50 Unknown key 'x' in Arcade.")]
    [InlineData("{ id: a, type: Channel, config: {}, materialize: full, watermark_column: t }", "invalid-value 4:54 'modules[0].materialize' can't be 'full'.")]
    [InlineData("{ id: a, type: Channel, config: {}, materialize: incremental }", "missing-key 4:54 'materialize: incremental' needs 'watermark_column' beside it.")]
    [InlineData("{ id: a, type: Channel, config: { watermark_column: t } }", "missing-key 4:57 'watermark_column' has a meaning only with 'materialize: incremental'.")]
    [InlineData("{ id: a, type: Channel, materialize: incremental, watermark_column: t, config: { materialize: incremental } }", "conflicting-keys 4:86 'materialize' stands both beside 'config' and inside it.")]
    public void A_module_is_told_what_is_wrong_with_it(string module, string expected) =>
        Reading.Findings(Reading.Head + "modules:\n  - " + module + "\n").ShouldBe([expected]);

    [Fact]
    public void Hints_name_the_nearest_valid_name()
    {
        string?[] hints = [.. Reading.Read("""
            aqueduct: "1.0"
            id: x
            contxt: {}
            modules:
              - { id: a, type: ingress, config: {} }
              - { id: b, type: Egress, config: {}, lable: x, attach_to: a }
              - { id: c, type: Handoff }
            edges:
              - { from: a, to: b, prot: main }
            """).Findings.InSourceOrder().Select(d => d.Hint)];

        hints.ShouldBe(
        [
            "Did you mean 'context'?", "Did you mean 'Ingress'?", "Did you mean 'label'?", "'attach_to' belongs to Probe.",
            "The compiler puts a Handoff between two engines by itself; connect the modules by an edge.", "Did you mean 'port'?",
        ]);
    }

    [Fact]
    public void All_findings_come_at_once_each_with_its_place_and_module()
    {
        (Blueprint? blueprint, DiagnosticBag findings) = Reading.Read("""
            aqueduct: "3"
            idd: x
            modules:
              - type: Ingress
                config: {}
              - id: b
                type: Sink
              - id: c
                type: Channel
                config: 1
                colour: red
            edges:
              - { from: b }
              - b
            """);

        blueprint.ShouldBeNull();
        findings.InSourceOrder().Select(d => $"{d.Code.Slug} {d.Span.Line} {d.ModuleId}".TrimEnd()).ShouldBe(
        [
            "missing-key 1", "unsupported-version 1", "unknown-key 2", "missing-key 4", "unknown-module-type 7 b", "wrong-type 10 c", "unknown-key 11 c",
            "missing-key 13", "wrong-type 14",
        ]);
    }

    [Fact]
    public void Findings_that_leave_modules_and_edges_whole_leave_a_blueprint_for_the_compiler()
    {
        (Blueprint? blueprint, DiagnosticBag findings) = Reading.Read(Reading.Head + "nmae: x\n" + Ingress);

        findings.ShouldHaveSingleItem().Code.Slug.ShouldBe("unknown-key");
        blueprint.ShouldNotBeNull().Modules.ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_a_text_that_broke_off_only_that_is_said() =>
        Reading.Findings("aqueduct: \"1.0\"\nidd: x\nmodules:\n  - id: \"a\n").ShouldBe(["broken-text 4:9 The double quote that opens here is never closed."]);

    [Fact]
    public void After_a_finding_of_the_format_that_lets_it_read_on_the_dialect_adds_its_own() =>
        Reading.Findings(Reading.Head + "id: y\nmodules: []\nfoo: 1\n").Select(f => f.Split(' ')[0]).ShouldBe(["duplicate-key", "unknown-key"]);

    [Fact]
    public void Configurations_are_left_to_the_compiler() =>
        Reading.Findings(Reading.Head + "modules:\n  - { id: a, type: Ingress, config: { frmat: csv, path: [] } }\n").ShouldBeEmpty();

    [Fact]
    public void The_keys_are_those_of_the_specs()
    {
        Keys(DocumentShape.Spec).ShouldBe(Keys(BlueprintSpec.Spec));
        Keys(ModuleShape.Spec).ShouldBe(Keys(ModuleSpec.Spec));
        foreach (ComponentSpec variant in ModuleSpec.Spec.Variants!.Variants)
        {
            ComponentSpec shape = ModuleShape.Spec.Variants!.Find(variant.Name).ShouldNotBeNull();
            Keys(shape).ShouldBe(Keys(variant));
            shape.Fields.Where(f => f.IsRequired && f.Name != "attach_to").Select(f => f.Name)
                .ShouldBe(variant.Fields.Where(f => f.IsRequired && f.Name != "attach_to").Select(f => f.Name), ignoreOrder: true);
        }

        static string[] Keys(ComponentSpec spec) => [.. spec.Fields.SelectMany(f => f.Aliases.Append(f.Name)).Order()];
    }

    [Fact]
    public void The_names_of_the_module_types_are_those_of_the_model() =>
        Reading.Read(Reading.Head + "modules: [" + string.Join(", ", Enum.GetNames<ModuleType>().Select(t => $"{{ id: {t}, type: {t}, ref: x, config: {{}} }}")) + "]\n")
            .Blueprint!.Modules.ShouldAllBe(m => m.Id.Text == m.Type.ToString());
}
