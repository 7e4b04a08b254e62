using System.Text.Json;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class DriftAndSignalTests : IDisposable
{
    private const string Blueprint = """
        weir: "1.0"
        id: orders
        modules:
          - { id: in, type: Ingress, config: { path: in.csv } }
          - { id: look, type: Probe, attach_to: in, config: { signals: [{ type: threshold, expr: count(*) > 0 }] } }
          - { id: gate, type: Regulator }
          - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
        edges: [{ from: in, to: gate }, { from: look, to: gate, port: signal }, { from: gate, to: save }]
        """;

    private readonly RealRun weir = new();

    public DriftAndSignalTests()
    {
        weir.Folder.Write("orders.yml", Blueprint);
        Columns("a,b", "1,x");
    }

    public void Dispose() => weir.Dispose();

    private void Columns(string head, string row) => weir.Folder.Write("in.csv", $"{head}\n{row}\n");

    private string Drift(int code, params string[] more)
    {
        CliRun run = weir.Type(["drift", "orders.yml", "--format", "json", .. more]);
        run.Code.ShouldBe(code, run.Error);
        JsonElement check = JsonDocument.Parse(run.Out).RootElement.GetProperty("checks")[0];
        IEnumerable<string?> changes = check.GetProperty("breaking").EnumerateArray().Concat(check.GetProperty("benign").EnumerateArray()).Select(e => e.GetString());
        return string.Join("; ", [check.GetProperty("status").GetString(), .. changes]);
    }

    [Fact]
    public void A_change_is_told_until_it_is_accepted()
    {
        Drift(0).ShouldBe("baseline_set");
        Drift(0).ShouldBe("no_drift");
        Columns("a,c", "x,2024-01-01");
        const string Change = "drift_breaking; a was bigint and is string; b (string) is gone; c (date) is new";
        Drift(2).ShouldBe(Change);
        Drift(2).ShouldBe(Change);
        Drift(0, "--accept").ShouldBe(Change);
        Drift(0).ShouldBe("no_drift");
    }

    [Fact]
    public void A_change_is_told_until_the_source_has_its_columns_back()
    {
        Drift(0);
        Columns("b", "x");
        Drift(2).ShouldBe("drift_breaking; a (bigint) is gone");
        Columns("a,b", "1,x");
        Drift(0).ShouldBe("no_drift");
    }

    [Fact]
    public void More_columns_break_nothing()
    {
        Drift(0);
        Columns("a,b,c", "1,x,2");
        Drift(0).ShouldBe("drift_benign; c (bigint) is new");
        weir.Type("drift", "orders.yml").Out.ShouldBe("! in  has more columns\n    c (bigint) is new\n");
    }

    [Fact]
    public void A_module_that_is_no_source_is_refused()
    {
        CliRun run = weir.Type("drift", "orders.yml", "--module", "save");
        run.Code.ShouldBe(5);
        run.Error.ShouldContain("'save' is no Ingress of 'orders'.");
    }

    [Fact]
    public void A_gate_is_closed_and_opened_by_hand()
    {
        string target = Path.Combine(weir.Folder.Path, "out.csv");
        weir.Type("signal", "gate", "--blueprint", "orders", "--error", "stock-taking").Code.ShouldBe(0);
        weir.Type("run", "orders.yml").Code.ShouldBe(0);
        File.Exists(target).ShouldBeFalse();
        weir.Type("report").Out.ShouldContain("it was closed by hand (stock-taking)");

        weir.Type("signal", "gate", "--blueprint", "orders", "--clear").Error.ShouldBe("'gate' of 'orders' decides for itself again.\n");
        weir.Type("run", "orders.yml").Code.ShouldBe(0);
        File.Exists(target).ShouldBeTrue();
    }

    [Theory]
    [InlineData("weir signal needs the Blueprint's id.", "gate")]
    [InlineData("weir signal needs --value true, --value false, --error TEXT or --clear.", "gate", "--blueprint", "orders")]
    public void A_signal_without_a_word_is_refused(string message, params string[] words)
    {
        CliRun run = weir.Type(["signal", .. words]);
        run.Code.ShouldBe(5);
        run.Error.ShouldContain(message);
    }
}
