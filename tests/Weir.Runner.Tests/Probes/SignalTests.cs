using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Specs;
using Weir.Runner.Probes;
using Weir.Runner.Run;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Probes;

public sealed class SignalTests
{
    private static Config Signal(string type, params (string, object?)[] more) => new(ProbeSpec.SignalSpec, Nodes.Map([("type", type), .. more]));

    private static string Payload(Config signal, Func<Measure, object?> answer)
    {
        MeasureAnswers answers = new(SignalBook.MeasuresOf(signal, FakeEngine.Columns).Distinct().Select(m => new MeasureValue(m, answer(m))));
        return SignalBook.PayloadOf(signal, FakeEngine.Columns, answers);
    }

    [Fact]
    public void Schema_snapshot_lists_the_columns() => Payload(Signal("schema_snapshot"), _ => null).ShouldBe(
        """{"fields":[{"name":"id","type":"bigint","nullable":true},{"name":"name","type":"string","nullable":true},{"name":"day","type":"date","nullable":true}]}""");

    [Fact]
    public void Row_count_is_exact() => Payload(Signal("row_count_estimate"), _ => 7L).ShouldBe("""{"method":"exact_count","estimate":7}""");

    [Fact]
    public void Null_rates_are_rounded_to_six_places() =>
        Payload(Signal("null_rates", ("columns", "id")), m => m is NullCount ? 1L : 3L).ShouldBe("""{"fraction":1,"sample_size":3,"null_rates":{"id":0.333333}}""");

    [Fact]
    public void Null_rates_of_no_rows_are_unknown() =>
        Payload(Signal("null_rates", ("columns", "id")), _ => 0L).ShouldBe("""{"fraction":1,"sample_size":0,"null_rates":{"id":null}}""");

    [Fact]
    public void Value_distribution_takes_numeric_columns_and_writes_what_JSON_lacks_as_null() =>
        Payload(Signal("value_distribution"), _ => new Distribution(1, 9.5, double.NaN, null, 4, [2, 3, 4]))
            .ShouldBe("""{"fraction":1,"stats":{"id":{"min":1,"max":9.5,"mean":null,"stddev":null,"count_non_null":4,"percentiles":{"0.25":2,"0.5":3,"0.75":4}}}}""");

    [Fact]
    public void Distinct_counts_are_per_column() =>
        Payload(Signal("distinct_count", ("columns", new[] { "id", "name" })), m => ((DistinctCount)m).Column.Length).ShouldBe(
            """{"fraction":1,"distinct_counts":{"id":2,"name":4}}""");

    [Fact]
    public void Data_freshness_is_the_newest_instant() =>
        Payload(Signal("data_freshness", ("column", "day")), _ => new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)).ShouldBe(
            """{"column":"day","max_value":"2026-01-02T00:00:00.0000000+00:00","sampled":false,"fraction":1}""");

    [Theory]
    [InlineData(true, """{"passed":true,"value":true,"expr":"count(*) > 0"}""")]
    [InlineData(null, """{"passed":false,"value":null,"expr":"count(*) > 0"}""")]
    public void Threshold_passes_when_it_is_true(object? value, string payload) =>
        Payload(Signal("threshold", ("expr", "count(*) > 0")), _ => value).ShouldBe(payload);

    [Fact]
    public void Custom_records_a_value() => Payload(Signal("custom", ("sql", "max(id)")), _ => 3.5m).ShouldBe("""{"custom":true,"sql":"max(id)","estimate":3.5}""");

    [Fact]
    public void Custom_with_a_condition_has_a_verdict() =>
        Payload(Signal("custom", ("sql", "max(id)"), ("passed_when", "value < 3")), m => m is AggregateVerdict ? false : 4L).ShouldBe(
            """{"custom":true,"sql":"max(id)","estimate":4,"passed":false}""");

    [Fact]
    public async Task Sample_rows_are_the_first_rows_as_objects()
    {
        World world = new();
        await world.RunAsync(new ManifestBuilder().Ingress("in").Probe("look", "in", Nodes.Map(("type", "sample_rows"), ("n", 3))).Build());

        world.Engine.Log.ShouldContain("peek in 3");
        world.Events.OfType<SignalCaptured>().ShouldHaveSingleItem().Payload.ShouldBe("""{"n":1,"rows":[{"id":1,"name":"a","day":null}]}""");
    }
}
