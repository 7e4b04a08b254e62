using System.Text.Json;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class CompileAndGraphTests
{
    [Fact]
    public async Task The_manifest_is_printed_as_json()
    {
        CliRun run = await CliRun.Of("compile", "good.yml");

        run.Code.ShouldBe(0);
        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        json.GetProperty("blueprint_id").GetString().ShouldBe("orders");
        json.GetProperty("modules").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Findings_are_a_document_where_a_program_asks_for_one()
    {
        CliRun run = await CliRun.Of("compile", "bad.yml", "--format", "json");

        run.Code.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        JsonDocument.Parse(run.Out).RootElement.GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_provenance_is_printed_by_module()
    {
        CliRun run = await CliRun.Of("compile", "good.yml", "--show", "provenance");

        JsonDocument.Parse(run.Out).RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["orders", "gate", "save"]);
    }

    [Fact]
    public async Task The_plan_is_printed_as_text()
    {
        CliRun run = await CliRun.Of("compile", "good.yml", "--show", "plan");

        run.Code.ShouldBe(0);
        run.Out.ShouldStartWith("orders: 3 modules on ");
        run.Out.ShouldContain("Work, in this order\n  1. gate (Assert");
    }

    [Fact]
    public async Task A_file_is_written_and_named_on_standard_error()
    {
        using TemporaryFolder folder = new();

        CliRun run = await CliRun.In(folder.Path, "compile", "good.yml", "-o", "deep/manifest.json");

        run.ShouldBe(new CliRun(0, "", "written: deep/manifest.json\n"));
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "deep/manifest.json"))).RootElement.GetProperty("fingerprint").GetString().ShouldBe("0123456789abcdef");
    }

    [Fact]
    public async Task Warnings_go_to_standard_error_and_do_not_stop()
    {
        CliRun run = await CliRun.Of("graph", "warned.yml", "--format", "mermaid");

        run.Code.ShouldBe(0);
        run.Error.ShouldStartWith("warning[WEIR4032]");
        run.Out.ShouldStartWith("flowchart LR\n  n0[(\"orders<br/><small>Ingress</small>\")]:::ingress\n");
    }

    [Theory]
    [InlineData("text", "     ╭─────────╮\n     │ orders  │\n")]
    [InlineData("dot", "digraph \"orders\" {")]
    [InlineData("svg", "<svg xmlns=")]
    public async Task A_graph_has_many_forms(string form, string beginning)
    {
        (await CliRun.Of("graph", "good.yml", "--format", form)).Out.ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_graph_in_json_holds_nodes_and_edges()
    {
        JsonElement json = JsonDocument.Parse((await CliRun.Of("graph", "good.yml", "--format", "json")).Out).RootElement;

        json.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()).ShouldBe(["orders", "gate", "save"]);
        json.GetProperty("edges")[1].GetProperty("from").GetString().ShouldBe("gate");
        json.GetProperty("edges")[1].GetProperty("port").GetString().ShouldBe("main");
        json.GetProperty("edges")[1].GetProperty("kind").GetString().ShouldBe("rows");
    }

    [Fact]
    public async Task A_blueprint_with_errors_is_not_drawn()
    {
        CliRun run = await CliRun.Of("graph", "bad.yml");

        run.Code.ShouldBe(1);
        run.Out.ShouldBe("");
    }
}
