using Weir.Conformance.Stores;
using Weir.Core.Events;
using Weir.Stores.Sql;
using Weir.Stores.Sqlite;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Sqlite;

/// <summary>What people find who ask the database in SQL.</summary>
public sealed class TableTests : IDisposable
{
    private readonly StoreFolder folder = new();
    private readonly SqliteRunStore store;

    public TableTests() => store = folder.Open();

    public void Dispose()
    {
        Disposal.Of(store);
        folder.Dispose();
    }

    [Fact]
    public void A_run_has_a_row_and_its_modules_results_as_JSON()
    {
        store.Append(new Happened("r1").Everything());

        Rows("SELECT concat_ws('|', run_id, blueprint_id, status, started_at, finished_at, parent_run_id, blueprint_name, source_path, fingerprint, engine) FROM run_records")
            .ShouldBe(["r1|orders|error|2025-03-01T12:00:00.1234567Z|2025-03-01T12:00:20.1234567Z|before|Orders, cleaned|examples/orders.yml|sha256:0123|duckdb"]);
        Rows("SELECT module_results FROM run_records").ShouldBe(
        [
            """[{"module_id":"read","status":"success","error":null,"engine":"duckdb"},{"module_id":"gate","status":"skipped","error":"Column 'amount' is null in 3 rows.","engine":null},{"module_id":"write","status":"success","error":null,"engine":"duckdb"}]""",
        ]);
    }

    [Fact]
    public void A_failure_has_its_context_until_the_run_succeeds()
    {
        Happened run = new("r1");
        store.Append([run.Started(), run.Finished(RunStatus.Error, Happened.Error)]);
        Rows("SELECT concat_ws('|', run_id, blueprint_id, failed_module, error_message, started_at, finished_at, error_class, engine, error_code, place, hint) FROM failure_contexts").ShouldBe(
        [
            "r1|orders|gate|Column 'amount' is null in 3 rows.|2025-03-01T12:00:00.1234567Z|2025-03-01T12:00:01.1234567Z|null_rate|duckdb|WEIR6001|orders.yml:12:5|Raise max, or mend the source.",
        ]);

        store.Append([run.Started(parent: "r1"), run.Finished()]);

        Rows("SELECT run_id FROM failure_contexts").ShouldBeEmpty();
        Rows("SELECT status FROM run_records").ShouldBe(["success"]);
    }

    [Fact]
    public void Figures_signals_and_judgements_have_rows()
    {
        store.Append(new Happened("r1").Everything());

        Rows("SELECT concat_ws('|', run_id, module_id, records_read, records_written, bytes_written, duration_ms, captured_at, status) FROM module_metrics WHERE module_id = 'read'")
            .ShouldBe(["r1|read|100|97|4096|1234.5678|2025-03-01T12:00:07.1234567Z|success"]);
        Rows("SELECT module_id FROM module_metrics ORDER BY rowid").ShouldBe(["read", "gate", "write"]);
        Rows("SELECT concat_ws('|', run_id, probe_id, signal_id, signal_type, payload, captured_at) FROM probe_signals ORDER BY rowid").ShouldBe(
        [
            """r1|probe|count|row_count_estimate|{"rows":97}|2025-03-01T12:00:12.1234567Z""",
            "r1|probe|text|row_count_estimate|not JSON|2025-03-01T12:00:13.1234567Z",
        ]);
        Rows("SELECT concat_ws('|', run_id, module_id, rule_index, rule_type, passed, action, message, error_type, failed_rows, judged_at) FROM assertion_results ORDER BY rowid").ShouldBe(
        [
            "r1|gate|0|null_rate|0|warn|3 % of amount is null|null_rate|3|2025-03-01T12:00:10.1234567Z",
            "r1|gate|1|null_rate|1|warn|3 % of amount is null|null_rate|3|2025-03-01T12:00:11.1234567Z",
        ]);
    }

    [Fact]
    public void Lineage_is_that_of_the_last_trace()
    {
        Happened run = new("r1");
        LineageTraced longer = run.Lineage();
        store.Append([run.Started(), longer with { Columns = [.. longer.Columns, new ColumnOrigin("gone", "read", "id")] }, run.Started(parent: "r1"), run.Lineage()]);

        Rows("SELECT concat_ws('|', blueprint_id, run_id, channel_id, output_column, source_table, source_column, captured_at) FROM column_lineage ORDER BY rowid").ShouldBe(
        [
            "orders|r1|join|total|read|amount|2025-03-01T12:00:03.1234567Z",
            "orders|r1|join|name|people|*|2025-03-01T12:00:03.1234567Z",
        ]);
    }

    [Fact]
    public void Moves_have_rows_that_say_when_they_were_made_and_keep_it_when_a_resume_plans_again()
    {
        Happened run = new("r1");
        store.Append([run.Started(), run.Plan("write", "stale", "copy"), run.Published("write"), run.Started(parent: "r1"), run.Plan("copy", "write")]);

        Rows("SELECT concat_ws('|', run_id, position, module_id, kind, staged, target, coalesce(published_at, 'waits')) FROM publish_steps ORDER BY position").ShouldBe(
        [
            "r1|0|copy|replace_folder|/data/.weir/copy|/data/copy|waits",
            "r1|1|write|replace_folder|/data/.weir/write|/data/write|2025-03-01T12:00:02.1234567Z",
        ]);
    }

    [Fact]
    public void Depot_values_say_when_they_were_put()
    {
        store.PutDepot("k", "v\0w");

        store.GetDepot("k").ShouldBe("v\0w");
        Rows("SELECT updated_at FROM depot_kv WHERE key = 'k'").ShouldHaveSingleItem().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$");
    }

    [Fact]
    public void A_batch_of_many_events_is_one_transaction()
    {
        Happened run = new("r1");
        store.Append([run.Started()]);
        NoticeRaised[] many = [.. Enumerable.Range(0, 10_000).Select(i => run.Notice($"note {i}"))];
        FileInfo log = new(folder.Database + "-wal");
        long before = log.Length;
        long bytes = many.Sum(e => (long)RunEventJson.ToText(e).Length);

        store.Append(many);

        // Each transaction writes the pages that it touches, 4 KiB at least: one per event would be over 40 MB.
        log.Refresh();
        (log.Length - before).ShouldBeLessThan(3 * bytes);
        store.ReadEvents("r1").Count.ShouldBe(10_001);
    }

    private List<string> Rows(string sql) => folder.Sql(sql);
}
