using Weir.Compiler.Tests.Support;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

/// <summary>Formats of connectors: checked by themselves, their secrets shown nowhere.</summary>
public sealed class ConnectorTests
{
    private static Compiled Compile(string ingress, string egress) => Compiled.From(
        $"id: test\nmodules:\n  - {{ id: rows, type: Ingress, config: {{ {ingress} }} }}\n  - {{ id: save, type: Egress, config: {{ {egress} }} }}",
        o => o with { Connectors = new ConnectorCatalogue([new ConnectorEntry("postgres", [], static () => new FakeConnector())]) });

    [Fact]
    public void A_mode_and_a_table_are_the_connectors_to_judge()
    {
        Compiled compiled = Compile("format: postgres, table: t, options: { host: h }", "format: postgres, table: t, mode: merge, merge_key: id, options: { host: h }");
        compiled.Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("format: postgres, table: t, options: { hots: h }", "3:81 unknown-key Unknown key 'hots' in format postgres. | Did you mean 'host'?")]
    [InlineData("format: postgres, options: { host: h }", "3:50 missing-requirement Which table?")]
    public void Its_options_and_rules_are_checked(string ingress, string finding) => Compile(ingress, "path: out.csv").Findings.ShouldContain(found => found.StartsWith(finding, StringComparison.Ordinal));

    [Fact]
    public void A_password_in_its_options_is_hidden_and_still_there_for_who_connects()
    {
        Compiled compiled = Compile("format: postgres, table: t, options: { host: h, password: hush-hush }", "path: out.csv");
        MappingNode options = (MappingNode)compiled.Manifest.Find("rows")!.Config.NodeOf(IngressSpec.Options)!;
        ScalarNode password = (ScalarNode)options["password"]!;
        password.Display.ShouldBe("[REDACTED]");
        password.Text.ShouldBe("hush-hush");
    }
}
