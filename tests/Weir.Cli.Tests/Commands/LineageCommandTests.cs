using System.Text.Json;
using Weir.Cli.Tests.Support;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Commands;

public sealed class LineageCommandTests
{
    [Fact]
    public async Task Every_column_of_a_blueprint_is_shown_with_its_sources()
    {
        CliRun run = await CliRun.Of("lineage", "good.yml");

        run.ShouldBe(new CliRun(
            0,
            "module  column       made of\n"
            + "gate    amount    ←  orders.amount\n"
            + "        customer  ←  orders.customer\n"
            + "totals  revenue   ←  gate.amount\n"
            + "        who       ←  gate.customer\n"
            + "        share     ←  gate.amount\n",
            ""));
    }

    [Fact]
    public async Task A_column_is_followed_up_to_its_sources()
    {
        (await CliRun.Of("lineage", "good.yml", "--column", "totals.revenue", "--up")).Out.ShouldBe(
            "made of\ntotals.revenue\n└─ gate.amount\n   └─ orders.amount\n");
    }

    [Fact]
    public async Task A_column_is_followed_down_to_its_uses()
    {
        (await CliRun.Of("lineage", "good.yml", "--column", "orders.amount", "--down")).Out.ShouldBe(
            "used in\norders.amount\n└─ gate.amount\n   ├─ totals.revenue\n   └─ totals.share\n");
    }

    [Fact]
    public async Task Mermaid_draws_modules_as_boxes_and_columns_as_nodes()
    {
        (await CliRun.Of("lineage", "good.yml", "--column", "totals.revenue", "--up", "--mermaid")).Out.ShouldBe(
            "flowchart LR\n  subgraph m1 [\"gate\"]\n    c1[\"amount\"]\n  end\n  subgraph m2 [\"totals\"]\n    c2[\"revenue\"]\n  end\n  subgraph m3 [\"orders\"]\n    c3[\"amount\"]\n  end\n  c1 --> c2\n  c3 --> c1\n");
    }

    [Fact]
    public async Task An_id_is_looked_up_in_the_history_of_its_last_run()
    {
        FakeHost host = new() { Store = new FakeStore((FakeStore.Record("r1", RunStatus.Success), [.. Events.Good, .. FakeHost.Lineage])) };

        CliRun run = await CliRun.On(host, "lineage", "orders", "--format", "json", "--column", "gate.amount");

        host.Requests.ShouldBeEmpty();
        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        json.GetProperty("column").GetString().ShouldBe("gate.amount");
        json.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("module_id")}.{c.GetProperty("column")}<{c.GetProperty("source_module")}.{c.GetProperty("source_column")}")
            .ShouldBe(["gate.amount<orders.amount", "totals.revenue<gate.amount", "totals.share<gate.amount"]);
    }

    [Theory]
    [InlineData("No lineage is known of 'totals.revenu'.\n  help: Did you mean 'totals.revenue'?", "--column", "totals.revenu")]
    [InlineData("--column takes MODULE.COLUMN, not 'revenue'.", "--column", "revenue")]
    [InlineData("--up and --down need --column MODULE.COLUMN.", "--up")]
    public async Task A_column_that_is_none_is_wrong_usage(string message, params string[] words)
    {
        (await CliRun.Of(["lineage", "good.yml", .. words])).ShouldBe(new CliRun(5, "", $"usage error: {message}\n"));
    }

    [Fact]
    public async Task A_blueprint_with_errors_has_no_lineage()
    {
        CliRun run = await CliRun.Of("lineage", "bad.yml");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("Unknown key 'confg'");
    }
}
