using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Events;
using Weir.Engines.Spark.Tests.Support;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Tables;

/// <summary>Tables of the catalogue as sources and targets, and what is done to a table after a run.</summary>
public sealed class TableTests(SparkServer server) : IDisposable
{
    private readonly BlueprintFolder folder = new(() => server.Url);
    private readonly string table = "weir_" + Guid.NewGuid().ToString("N")[..12];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_table_is_made_changed_and_read_as_it_was()
    {
        await SaveAsync("format: delta, mode: error", "id,v", "1,a", "2,b");
        await SaveAsync("mode: append", "id,v", "3,c");
        await SaveAsync("mode: merge, merge_key: id", "id,v", "2,new", "4,d");
        (await folder.AskAsync($"SELECT id, v FROM {table}")).ShouldBe(["1|\"a\"", "2|\"new\"", "3|\"c\"", "4|\"d\""]);

        await SaveAsync("mode: overwrite_partitions, replace_where: \"id >= 3\"", "id,v", "5,e");
        await SaveAsync("mode: append, merge_schema: true", "id,more", "6,x");
        (await folder.AskAsync($"SELECT id, v, more FROM {table}")).ShouldBe(["1|\"a\"|null", "2|\"new\"|null", "5|\"e\"|null", "6|null|\"x\""]);

        await folder.DoAsync($"  - {{ id: rows, type: Ingress, config: {{ table: {table}, time_travel: {{ version: 1 }} }} }}\n  - {{ id: save, type: Egress, config: {{ format: parquet, path: then/ }} }}\n");
        (await folder.AskAsync($"SELECT id FROM parquet.`{folder.At("then")}`")).ShouldBe(["1", "2", "3"]);

        (await folder.AskAsync("SHOW TABLES LIKE 'weir_stage_*'")).ShouldBeEmpty();
        RunOutcome refused = await folder.RunAsync(Blueprint("mode: error"));
        refused.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("exists and the mode of 'save' is error");
    }

    [Fact]
    public async Task A_broken_rule_leaves_no_table()
    {
        folder.Write("rows.csv", "id", "1");
        RunOutcome outcome = await folder.RunAsync($$"""
              - { id: rows, type: Ingress, config: { path: rows.csv } }
              - { id: gate, type: Assert, config: { rules: [ { type: min_rows, min: 2 } ] } }
              - { id: save, type: Egress, config: { table: {{table}}, format: delta } }

            """);

        outcome.ExitCode.ShouldNotBe(0);
        (await folder.AskAsync($"SHOW TABLES LIKE '{table}'")).ShouldBeEmpty();
        (await folder.AskAsync("SHOW TABLES LIKE 'weir_stage_*'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_of_files_is_replaced_and_not_added_to()
    {
        await SaveAsync("format: parquet", "id", "1");
        await SaveAsync("mode: overwrite", "id", "2", "3");
        (await folder.AskAsync($"SELECT id FROM {table}")).ShouldBe(["2", "3"]);

        Diagnostic refusal = (await folder.RunAsync(Blueprint("mode: append"))).Diagnostics.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(EngineCodes.NotSupported);
        refusal.Message.ShouldContain("twice");
    }

    [Fact]
    public async Task Aftercare_registers_and_maintains_and_can_fail_without_the_run()
    {
        folder.Write("rows.csv", "id,v", "1,a", "2,b");
        string save = $"config: {{ format: delta, path: out, mode: append, register_as_table: {table}, maintenance: {{ optimize: true, zorder_by: COLUMN, vacuum: 200 }} }} }}\n";
        await folder.DoAsync($"  - {{ id: rows, type: Ingress, config: {{ path: rows.csv }} }}\n  - {{ id: save, type: Egress, {save.Replace("COLUMN", "id", StringComparison.Ordinal)}");

        (await folder.AskAsync($"SELECT id FROM {table}")).ShouldBe(["1", "2"]);
        (await folder.AskAsync($"DESCRIBE HISTORY {table}")).ShouldContain(row => row.Contains("OPTIMIZE", StringComparison.Ordinal));
        folder.Events.OfType<NoticeRaised>().ShouldBeEmpty();

        await folder.DoAsync($"  - {{ id: rows, type: Ingress, config: {{ path: rows.csv }} }}\n  - {{ id: save, type: Egress, {save.Replace("COLUMN", "nosuch", StringComparison.Ordinal)}");
        folder.Events.OfType<NoticeRaised>().ShouldHaveSingleItem().Code.ShouldBe("WEIR6084");
        (await folder.AskAsync($"SELECT count(*) FROM {table}")).ShouldBe(["4"]);
    }

    [Fact]
    public async Task A_data_source_that_the_cluster_lacks_is_told_at_the_format()
    {
        folder.Write("rows.csv", "id", "1");
        Diagnostic found = (await folder.RunAsync("""
              - { id: rows, type: Ingress, config: { format: com.example.nosuch, path: rows.csv, options: { anything: goes } } }
              - { id: save, type: Egress, config: { format: parquet, path: out/ } }

            """)).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(SparkCodes.FormatNotFound);
        found.Span.IsNone.ShouldBeFalse();
        folder.Check("  - { id: rows, type: Ingress, config: { format: parqet, path: x } }\n").ShouldContain(finding => finding.Message.Contains("reads no format 'parqet'", StringComparison.Ordinal));
    }

    private async Task SaveAsync(string config, params string[] lines)
    {
        folder.Write("rows.csv", lines);
        await folder.DoAsync(Blueprint(config));
    }

    private string Blueprint(string config) =>
        $"  - {{ id: rows, type: Ingress, config: {{ path: rows.csv }} }}\n  - {{ id: save, type: Egress, config: {{ table: {table}, {config} }} }}\n";
}
