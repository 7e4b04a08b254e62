using System.Collections.Immutable;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Quality;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Quality;

public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private static RuleScope Scope(params MappingNode[] rules)
    {
        ManifestModule module = new ManifestBuilder().Ingress("in").Assert("gate", "in", rules).Build().Find("gate")!;
        return new RuleScope(AssertRule.ReadAll(module), FakeEngine.Columns, Now);
    }

    private static Verdict Judge(RuleScope scope, int index, Func<Measure, object?> answer)
    {
        IReadOnlyList<Measure> measures = RuleBook.MeasuresOf(scope, spillwayIsRead: true);
        return RuleBook.Judge(scope.Rules[index], scope, new MeasureAnswers(measures.Select(m => new MeasureValue(m, answer(m)))));
    }

    private static MappingNode Rule(string type, params (string, object?)[] more) => Nodes.Map([("type", type), .. more]);

    [Theory]
    [InlineData("min_rows", "min", 10, true, "min_rows: got 10, expected >= 10")]
    [InlineData("min_rows", "min", 11, false, "min_rows: got 10, expected >= 11")]
    [InlineData("max_rows", "max", 10, true, "max_rows: got 10, expected <= 10")]
    [InlineData("max_rows", "max", 9, false, "max_rows: got 10, expected <= 9")]
    public void Row_counts_are_compared_with_their_limits(string type, string key, int limit, bool passed, string message)
    {
        Verdict verdict = Judge(Scope(Rule(type, (key, limit))), 0, _ => 10L);

        verdict.Passed.ShouldBe(passed);
        verdict.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData(true, true, "sql assertion held: 'sum(x) > 0'")]
    [InlineData(false, false, "sql assertion failed: 'sum(x) > 0' evaluated to false")]
    [InlineData(null, false, "sql assertion failed: 'sum(x) > 0' evaluated to NULL")]
    [InlineData(1L, true, "sql assertion held: 'sum(x) > 0'")]
    [InlineData(0L, false, "sql assertion failed: 'sum(x) > 0' evaluated to 0")]
    [InlineData("yes", false, "sql assertion failed: 'sum(x) > 0' evaluated to yes")]
    public void Aggregate_passes_when_it_is_true(object? value, bool passed, string message) =>
        Judge(Scope(Rule("sql", ("expr", "sum(x) > 0"))), 0, m => m is AggregateValue ? value : 10L).ShouldBe(Verdict.Of(passed, message));

    [Fact]
    public void Not_null_counts_the_nulls_of_the_whole_input()
    {
        Verdict verdict = Judge(Scope(Rule("not_null", ("column", "id"))), 0, m => m is NullCount { Column: "id" } ? 3L : 10L);

        verdict.Passed.ShouldBeFalse();
        verdict.Message.ShouldBe("not_null['id']: 3 null value(s) found");
        verdict.FailedRows.ShouldBe(3);
    }

    [Theory]
    [InlineData(1L, 10L, true, "null_rate[id]: 10% <= allowed 10% (sample_size=10, fraction=1)")]
    [InlineData(2L, 10L, false, "null_rate[id]: 20% > allowed 10% (sample_size=10, fraction=1)")]
    [InlineData(0L, 0L, true, "null_rate[id]: 0% <= allowed 10% (sample_size=0, fraction=1)")]
    public void Null_rate_is_the_share_of_all_rows(long nulls, long rows, bool passed, string message) =>
        Judge(Scope(Rule("null_rate", ("column", "id"), ("max", 0.1))), 0, m => m is NullCount ? nulls : rows).ShouldBe(Verdict.Of(passed, message));

    [Theory]
    [InlineData(-24, true, "freshness: data is 24h old, max allowed 24h")]
    [InlineData(-25.5, false, "freshness: data is 25.5h old, max allowed 24h")]
    [InlineData(1, true, "freshness: data is -1h old, max allowed 24h")]
    public void Freshness_compares_the_newest_instant_with_the_start_of_the_run(double hours, bool passed, string message) =>
        Judge(Scope(Rule("freshness", ("column", "day"))), 0, m => m is GreatestValue ? Now.AddHours(hours) : 10L).ShouldBe(Verdict.Of(passed, message));

    [Fact]
    public void Freshness_of_a_column_without_values_fails_and_says_why() =>
        Judge(Scope(Rule("freshness", ("column", "day"))), 0, m => m is GreatestValue ? null : 10L)
            .ShouldBe(Verdict.Of(false, "freshness: column 'day' has no value, so its age is unknown"));

    [Fact]
    public void Freshness_of_a_text_column_fails_and_says_why() =>
        Judge(Scope(Rule("freshness", ("column", "name"))), 0, m => m is GreatestValue ? "zzz" : 10L)
            .ShouldBe(Verdict.Of(false, "freshness: column 'name' is string, which is no date or timestamp; cast it first"));

    [Fact]
    public void Schema_match_needs_no_data_and_names_every_difference()
    {
        RuleScope scope = Scope(Rule("schema_match", ("expected", Nodes.Map(("id", "int"), ("NAME", "string"), ("day", "timestamp_ntz"), ("gone", "double")))));

        RuleBook.MeasuresOf(scope, true).ShouldBeEmpty();
        RuleBook.Judge(scope.Rules[0], scope, MeasureAnswers.Empty).ShouldBe(
            Verdict.Of(false, "schema_match: column 'day' is date, expected timestamp_ntz; column 'gone' is missing"));
    }

    [Fact]
    public void Row_rules_count_only_rows_that_the_rules_before_let_pass()
    {
        RuleScope scope = Scope(Rule("not_null", ("column", "id"), ("on_fail", "quarantine")), Rule("sql_row", ("expr", "id > 0"), ("min_pass_rate", 0.5)));
        RowCondition notNull = scope.Rules[0].KeepCondition(Now);
        RowCondition positive = scope.Rules[1].KeepCondition(Now);

        RuleBook.MeasuresOf(scope, true).ShouldBe([
            new RowsWhere([notNull, positive.Negated]), new RowsWhere([notNull]), new RowsWhere([notNull.Negated]), new RowCount(),
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData(4L, false, false)]
    [InlineData(6L, false, true)]
    [InlineData(0L, true, false)]
    public void Pass_rate_below_its_minimum_stops_the_run_whatever_the_action(long failed, bool passed, bool fatal)
    {
        RuleScope scope = Scope(Rule("sql_row", ("expr", "id > 0"), ("min_pass_rate", 0.5)));

        Verdict verdict = Judge(scope, 0, m => m is RowsWhere ? failed : 10L);

        verdict.Passed.ShouldBe(passed);
        verdict.Fatal.ShouldBe(fatal);
        verdict.FailedRows.ShouldBe(failed);
    }

    [Fact]
    public void Spillway_rate_adds_what_every_row_rule_sends_away()
    {
        RuleScope scope = Scope(
            Rule("spillway_rate", ("max", 0.2)), Rule("not_null", ("column", "id"), ("on_fail", "quarantine")), Rule("sql_row", ("expr", "id > 0")));

        Verdict verdict = Judge(scope, 0, m => m is RowsWhere rows ? rows.Conditions.Length : 10L);

        verdict.Message.ShouldBe("spillway_rate: 0.3 (3 of 10 rows) > allowed 0.2");
        verdict.Passed.ShouldBeFalse();
    }

    [Fact]
    public void Quarantine_alone_makes_no_pass_over_the_rows_when_somebody_reads_the_spillway()
    {
        RuleScope scope = Scope(Rule("sql_row", ("expr", "id > 0")));

        RuleBook.MeasuresOf(scope, spillwayIsRead: true).ShouldBeEmpty();
        RuleBook.MeasuresOf(scope, spillwayIsRead: false).ShouldContain(scope.Breaking(scope.Rules[0]));
    }

    [Fact]
    public void Rows_that_are_warned_of_stay_so_later_rules_see_them()
    {
        RuleScope scope = Scope(Rule("sql_row", ("expr", "id > 0"), ("on_fail", "warn")), Rule("sql_row", ("expr", "id < 9")));

        scope.Survives(1).ShouldBe(ImmutableArray<RowCondition>.Empty);
    }
}
