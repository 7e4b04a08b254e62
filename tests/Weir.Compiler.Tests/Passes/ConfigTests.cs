using Weir.Compiler.Tests.Support;

namespace Weir.Compiler.Tests.Passes;

public sealed class ConfigTests
{
    /// <summary>Findings on the module that stands on line 4, apart from those about edges.</summary>
    private static IReadOnlyList<string> Findings(string type, string config)
    {
        Compiled compiled = Compiled.From(
            $$"""
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: m, type: {{type}}, config: { {{config}} } }
            edges: []
            """);
        return [.. compiled.Findings.Where(f => f.StartsWith("4:", StringComparison.Ordinal) && !f.Contains(" input-count ") && !f.Contains(" attachment ") && !f.Contains(" quarantine-unread "))];
    }

    [Theory]
    [InlineData("Channel", "op: filter, condtion: a", "unknown-key", "Unknown key 'condtion' in op filter.", "Did you mean 'condition'?")]
    [InlineData("Channel", "op: filtr, condition: a", "invalid-value", "Unknown op 'filtr'.", "Did you mean 'filter'?")]
    [InlineData("Channel", "op: join, left: a, right: b", "missing-requirement", "The join 'm' needs a 'condition'.", "For example 'condition: a.id = b.id'; only 'join_type: cross' goes without.")]
    [InlineData("Channel", "op: join, left: a, right: b, join_type: cross, condition: x", "contradicting-keys", "A cross join pairs every row with every other, so 'condition' has no meaning.", "Use 'join_type: inner', or remove the condition.")]
    [InlineData("Channel", "op: deduplicate, order_by: a", "missing-requirement", "'order_by' chooses among rows with one key, but there is no 'key'.", "Name the columns that make two rows the same: 'key: [id]'.")]
    [InlineData("Junction", "mode: conditional, branches: []", "missing-requirement", "The Junction 'm' has no branches.", "Give at least one: 'branches: [{ id: ... }]'.")]
    [InlineData("Junction", "mode: conditional, branches: [{ id: a }]", "missing-requirement", "The branch 'a' of a conditional Junction needs a 'condition'.", "A branch with the id '_else_' takes what no other branch takes.")]
    [InlineData("Junction", "mode: conditional, branches: [{ id: _else_, condition: x }]", "contradicting-keys", "The branch '_else_' takes what no other branch takes; it has no condition of its own.", null)]
    [InlineData("Junction", "mode: broadcast, branches: [{ id: a, condition: x }]", "contradicting-keys", "'condition' has a meaning in mode conditional only.", null)]
    [InlineData("Junction", "mode: broadcast, branches: [{ id: a, value: x }]", "contradicting-keys", "'value' has a meaning in mode partition only.", null)]
    [InlineData("Junction", "mode: broadcast, branches: [{ id: a }, { id: a }]", "contradicting-keys", "The branch 'a' is given twice.", null)]
    [InlineData("Junction", "mode: broadcast, branches: [{ id: main }]", "contradicting-keys", "A branch can't be named 'main': that is the name of a port.", "Give it another id.")]
    [InlineData("Junction", "mode: partition, branches: [{ id: a }]", "missing-requirement", "Mode partition of 'm' needs 'partition_key'.", "Name the column whose value chooses the branch.")]
    [InlineData("Funnel", "mode: zip, inputs: [a, b], schema_check: strict", "contradicting-keys", "'schema_check' has a meaning in the modes union_all and union only.", "Remove it.")]
    [InlineData("Assert", "rules: []", "missing-requirement", "The Assert 'm' has no rules.", "Give at least one: 'rules: [{ type: min_rows, min: 1 }]'.")]
    [InlineData("Assert", "rules: [{ type: null_rate, column: a, on_fail: quarantine }]", "quarantine-impossible", "The rule null_rate judges all rows together, so it can't quarantine single ones.", "Rules that can quarantine: not_null, freshness, sql_row, custom. For null_rate use 'on_fail: abort' or 'on_fail: warn'.")]
    [InlineData("Assert", "rules: [{ type: min_rows, min: 1, on_fail: { action: quarantine } }]", "quarantine-impossible", "The rule min_rows judges all rows together, so it can't quarantine single ones.", "Rules that can quarantine: not_null, freshness, sql_row, custom. For min_rows use 'on_fail: abort' or 'on_fail: warn'.")]
    [InlineData("Assert", "rules: [{ type: min_rows, min: 1, on_fail: webhook }]", "missing-requirement", "'on_fail: webhook' names no URL, so nobody would be told.", "Write 'on_fail: { action: webhook, url: https://... }'.")]
    [InlineData("Assert", "rules: [{ type: min_rows, min: 1, on_fail: { action: warn, url: x } }]", "contradicting-keys", "'url' has a meaning with 'action: webhook' only.", null)]
    [InlineData("Probe", "signals: []", "missing-requirement", "The Probe 'm' has no signals.", "Give at least one: 'signals: [{ type: row_count_estimate }]'.")]
    [InlineData("Ingress", "path: a.csv, on_new_columns: fail", "missing-requirement", "'on_new_columns' needs 'known_columns' to tell which columns are new.", "List the columns that are expected: 'known_columns: [id, amount]'.")]
    [InlineData("Ingress", "path: a.parquet, header: true", "contradicting-keys", "'header' has a meaning for csv only.", "Remove it.")]
    [InlineData("Ingress", "path: a.json, infer_schema: false", "contradicting-keys", "'infer_schema' has a meaning for csv only; json knows its types.", "Remove it.")]
    [InlineData("Ingress", "path: a.csv, header: true, options: { header: false }", "contradicting-keys", "'options.header' is false, but 'header' is true.", "Keep one of the two.")]
    [InlineData("Ingress", "path: a.csv, table: t", "conflicting-keys", "Only one of 'path', 'table', 'query' may be given in Ingress.", null)]
    [InlineData("Egress", "format: csv", "missing-requirement", "The Egress 'm' needs a 'path' or a 'table'.", "For example 'path: out/result.parquet'.")]
    [InlineData("Egress", "format: depot, value: 1", "missing-requirement", "The depot Egress 'm' needs a 'key'.", "Name the key under which the value is kept.")]
    [InlineData("Egress", "format: depot, key: k", "missing-requirement", "The depot Egress 'm' needs a 'value' or a 'value_expr'.", "For example 'value_expr: max(order_date)'.")]
    [InlineData("Egress", "format: depot, key: k, value: 1, path: x", "contradicting-keys", "'path' has no meaning with 'format: depot', which keeps one value under a key.", "Remove it.")]
    [InlineData("Egress", "path: a.csv, key: k", "contradicting-keys", "'key' has a meaning with 'format: depot' only.", "Set 'format: depot', or remove it.")]
    [InlineData("Egress", "path: a.csv, merge_key: k", "contradicting-keys", "'merge_key' has a meaning in mode merge only.", null)]
    [InlineData("Egress", "path: a.csv, mode: overwrite_partitions", "missing-requirement", "Mode overwrite_partitions needs 'partition_by' or 'replace_where' to tell which part is replaced.", null)]
    [InlineData("Egress", "path: a.csv, mode: overwrite, replace_where: x", "contradicting-keys", "'replace_where' has a meaning in mode overwrite_partitions only; the whole target would be replaced.", "Set 'mode: overwrite_partitions'.")]
    [InlineData("Egress", "table: t, partition_by: d", "contradicting-keys", "'partition_by' names folders, and a table has none.", "Write to a 'path', or remove it.")]
    [InlineData("Ingress", "path: data/orders", "unknown-ending", "The format of '/project/data/orders' can't be told by its ending.", "Give 'format', one of: csv, parquet, json.")]
    public void Wrong_configuration_is_reported(string type, string config, string slug, string message, string? hint)
    {
        Findings(type, config).Select(f => f[(f.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ShouldContain($"{slug} {message}{(hint is null ? "" : " | " + hint)}");
    }

    [Fact]
    public void Quarantine_without_a_reader_is_an_error_that_names_the_default()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - id: gate
                type: Assert
                config:
                  rules:
                    - { type: sql_row, expr: a > 0 }
                    - { type: not_null, column: a, on_fail: quarantine }
                    - { type: not_null, column: b }
              - { id: save, type: Egress, config: { path: out.csv } }
            """).ShouldHave(
            "8:11 quarantine-unread The rule sql_row quarantines by default, but nothing reads the spillway of 'gate': the rows would be silently discarded. | Add an edge '{ from: gate, to: ..., port: spillway }', or set 'on_fail: abort' or 'on_fail: warn'.",
            "9:49 quarantine-unread The rule not_null quarantines, but nothing reads the spillway of 'gate': the rows would be silently discarded. | Add an edge '{ from: gate, to: ..., port: spillway }', or set 'on_fail: abort' or 'on_fail: warn'.");
    }

    [Fact]
    public void Spillway_condition_that_nobody_reads_is_a_warning_that_can_be_suppressed()
    {
        const string Yaml = """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: clean, type: Channel, config: { query: SELECT 1, spillway_condition: a IS NULL } }
              - { id: save, type: Egress, config: { path: out.csv } }

            """;

        Compiled compiled = Compiled.From(Yaml);
        compiled.ShouldHave("4:80 spillway-unread Nothing reads the spillway of 'clean': rows that meet its 'spillway_condition' are dropped. | Add an edge '{ from: clean, to: ..., port: spillway }', or use op filter to drop rows on purpose.");
        compiled.Result.Manifest.ShouldNotBeNull();
        Compiled.From(Yaml + "warnings: { suppress: [spillway-unread] }").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Formats_are_told_by_the_ending()
    {
        Compiled compiled = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: "data/*.JSONL.gz" } }
              - { id: save, type: Egress, config: { path: out.parquet } }
            """);

        compiled.Value("rows", "format").Text.ShouldBe("json");
        compiled.Value("save", "format").Text.ShouldBe("parquet");
    }

    [Fact]
    public void All_findings_of_all_modules_come_at_once()
    {
        Compiled.From(
            """
            id: test
            context: { low: one }
            modules:
              - { id: rows, type: Ingress, config: { pth: in.csv } }
              - { id: clean, type: Channel, config: { op: union, allow_missing_columns: "${ctx.low}" } }
              - { id: save, type: Egress, config: { path: "${NOPE}", mode: ovrwrite } }
            edges: [{ from: rows, to: clen }]
            """).Findings.Select(f => string.Join(' ', f.Split(' ').Take(2))).ShouldBe(
            ["4:40 conflicting-keys", "4:42 unknown-key", "5:77 wrong-type", "6:11 input-count", "6:48 unset-variable", "6:64 invalid-value", "7:27 unknown-module"], ignoreOrder: true);
    }

    [Fact]
    public void A_wrong_value_does_not_hide_what_is_wrong_with_the_others() => Compiled.From(
        """
        id: test
        modules:
          - { id: rows, type: Ingress, config: { format: cvs, path: in.csv, on_new_columns: perhaps } }
          - { id: save, type: Egress, config: { format: parquet, path: out.parquet, mode: overwirte, options: { compresion: zstd } } }
        """).ShouldHave(
        "3:50 unknown-format The engine duckdb reads no format 'cvs'. | Did you mean 'csv'?",
        "3:85 invalid-value 'on_new_columns' can't be 'perhaps'. | Expected one of: allow, fail, alert.",
        "4:83 invalid-value 'mode' can't be 'overwirte'. | Did you mean 'overwrite'?",
        "4:105 unknown-key Unknown key 'compresion' in format parquet. | Did you mean 'compression'?");

    [Fact]
    public void A_key_that_takes_one_or_many_says_so() => Compiled.From(
        """
        id: test
        modules:
          - { id: rows, type: Ingress, config: { path: in.csv } }
          - { id: save, type: Egress, config: { path: out.parquet, partition_by: { a: b } } }
        """).ShouldHave("4:74 wrong-type 'partition_by' must be a text or a list of texts, but is a mapping.");
}
