using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task An_assert_that_moves_no_rows_passes_its_input_on()
    {
        Relation orders = await Orders();
        Relation main = await Engine.DefineAsync(ModuleType.Assert, "gate", """{"rules":[{"type":"min_rows","min":1},{"type":"sql_row","expr":"amount > 0","on_fail":"warn"}]}""", "orders");
        main.ShouldBe(orders);
    }

    [Fact]
    public async Task A_row_leaves_once_at_the_first_rule_it_breaks_and_none_is_lost()
    {
        await Orders();
        await Engine.DefineAsync(
            ModuleType.Assert, "gate",
            """{"rules":[{"type":"sql_row","expr":"amount >= 0","error_type":"NoAmount"},{"type":"not_null","column":"customer","on_fail":"quarantine"}]}""", "orders");
        (await Engine.ReadAsync(Engine.Port("gate", "main"), "id")).ShouldBe(["1"]);
        (await Engine.ReadAsync(Engine.Port("gate", "spillway"), "id", "_aq_error_rule", "_aq_error_type", "_aq_error_msg")).ShouldBe(
        [
            "2|\"sql_row\"|\"NoAmount\"|\"failed: amount >= 0\"",
            "3|\"sql_row\"|\"NoAmount\"|\"failed: amount >= 0\"",
            "4|\"not_null\"|\"not_null\"|\"column 'customer' contains null\"",
        ]);
        Engine.Port("gate", "spillway").Schema.Names.ShouldBe(["id", "customer", "amount", "_aq_error_module", "_aq_error_rule", "_aq_error_type", "_aq_error_msg", "_aq_error_ts"]);
    }

    [Fact]
    public async Task A_stale_row_leaves_and_so_does_one_without_a_date()
    {
        await Engine.RowsAsync("rows", "id,day", "1,2025-03-01", "2,2025-01-01", "3,");
        await Engine.DefineAsync(ModuleType.Assert, "gate", """{"rules":[{"type":"freshness","column":"day","max_age_hours":48,"on_fail":"quarantine"}]}""", "rows");
        (await Engine.ReadAsync(Engine.Port("gate", "main"), "id")).ShouldBe(["1"]);
        (await Engine.ReadAsync(Engine.Port("gate", "spillway"), "id")).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task All_measures_are_answered_with_the_types_they_promise()
    {
        Relation orders = await Orders();
        Measure[] measures =
        [
            new RowCount(), new NullCount("customer"), new DistinctCount("customer"), new GreatestValue("amount"), new GreatestValue("customer"),
            new AggregateValue(EngineHarness.Sql("sum(amount) > 0")), new AggregateValue(EngineHarness.Sql("count(*) + 1")), new AggregateValue(EngineHarness.Sql("min(customer)")),
            new AggregateValue(EngineHarness.Sql("1 = 2")), new AggregateValue(EngineHarness.Sql("max(amount) / 8.0 * 1e0")),
            new RowsWhere([new RowCondition(EngineHarness.Sql("amount > 0", SqlRole.Predicate), null, null, Holds: true)]),
            new RowsWhere([new RowCondition(EngineHarness.Sql("amount > 0", SqlRole.Predicate), null, null, Holds: false), new RowCondition(null, "amount", null, Holds: true)]),
        ];
        IReadOnlyList<MeasureValue> values = await Engine.Session.MeasureAsync(orders, measures, null, CancellationToken.None);
        values.Select(v => v.Measure).ShouldBe(measures);
        values.Select(v => v.Value).ShouldBe([4L, 1L, 2L, "20", "bob", true, 5L, "ann", false, 2.5, 2L, 1L]);
    }

    [Fact]
    public async Task A_profile_has_all_figures_and_none_without_values()
    {
        await Engine.RowsAsync("rows", "n,e", "1,", "2,", "3,", "4,");
        Relation numbers = await Channel("c", """{"op":"cast","columns":{"n":"int","e":"double"}}""", "rows");
        Distribution profile = (Distribution)(await Engine.MeasureAsync(numbers, new NumericProfile("n", [0.0, 0.5, 1.0])))!;
        (profile.Minimum, profile.Maximum, profile.Mean, profile.CountNonNull).ShouldBe((1.0, 4.0, 2.5, 4L));
        profile.StandardDeviation!.Value.ShouldBe(1.2909944487, 1e-9);
        profile.Percentiles.ShouldBe([1.0, 2.5, 4.0]);
        Distribution empty = (Distribution)(await Engine.MeasureAsync(numbers, new NumericProfile("e", [0.5])))!;
        (empty.Minimum, empty.Mean, empty.CountNonNull, empty.Percentiles[0]).ShouldBe(((double?)null, (double?)null, 0L, (double?)null));
    }

    [Fact]
    public async Task A_verdict_judges_the_value_of_an_aggregate()
    {
        Relation orders = await Orders();
        AggregateVerdict Verdict(string expression, string condition) => new(EngineHarness.Sql(expression), EngineHarness.Sql(condition, SqlRole.Predicate));
        (await Engine.MeasureAsync(orders, Verdict("max(amount)", "value > 15"))).ShouldBe(true);
        (await Engine.MeasureAsync(orders, Verdict("max(amount)", "value > 20"))).ShouldBe(false);
        (await Engine.MeasureAsync(orders, Verdict("max(CASE WHEN id > 9 THEN 1 END)", "value > 20"))).ShouldBeNull();
    }

    [Fact]
    public async Task Greatest_values_of_dates_are_instants()
    {
        await Engine.RowsAsync("rows", "d,t", "2024-01-02,2024-01-02 03:04:05", "2023-01-01,2023-01-01 00:00:00");
        Relation rows = await Channel("c", """{"op":"cast","columns":{"d":"date","t":"timestamp_ntz"}}""", "rows");
        (await Engine.MeasureAsync(rows, new GreatestValue("d"))).ShouldBe(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));
        (await Engine.MeasureAsync(rows, new GreatestValue("t"))).ShouldBe(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Relation none = await Channel("n", """{"op":"filter","condition":"1 = 2"}""", "c");
        (await Engine.MeasureAsync(none, new GreatestValue("d"))).ShouldBeNull();
        (await Engine.MeasureAsync(none, new RowCount())).ShouldBe(0L);
    }

    [Fact]
    public async Task A_settled_relation_gives_the_same_rows_to_all_readers()
    {
        await Orders();
        Relation sums = await Channel("s", """{"op":"sql","query":"SELECT customer, sum(amount) AS total FROM orders GROUP BY customer"}""", "orders");
        await Engine.Session.SettleAsync(sums, 3, null, CancellationToken.None);
        string[] first = await Engine.ReadAsync(sums);
        first.ShouldBe(["\"ann\"|5", "\"bob\"|null", "null|20"]);
        (await Engine.ReadAsync(sums)).ShouldBe(first);
    }
}
