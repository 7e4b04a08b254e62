using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Tests;

/// <summary>A value that does not fit is told at the SQL that made it, wherever it is computed; all unknown names are told at once.</summary>
public sealed class ErrorPlaceTests : IAsyncLifetime
{
    private EngineHarness engine = null!;

    public async ValueTask InitializeAsync()
    {
        engine = await EngineHarness.OpenAsync(new DuckDbEngine(TimeProvider.System));
        await engine.RowsAsync("rows", "id,name", "1,ann", "2,");
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private static string Blamed(Diagnostic finding) => finding.Span.Source!.Text.Substring(finding.Span.Start, finding.Span.Length);

    private async Task<Diagnostic> FailureOf(string config)
    {
        Relation made = await engine.DefineAsync(ModuleType.Channel, "made", config, "rows");
        await engine.DefineAsync(ModuleType.Channel, "last", """{"op":"sql","query":"SELECT * FROM made"}""", "made");
        WeirException failure = await Should.ThrowAsync<WeirException>(async () => await engine.WriteAsync(engine.Port("last", Ports.Main), """{"format":"csv","path":"/x/out.csv","mode":"overwrite"}""", "out.csv"));
        made.Schema.Fields.Length.ShouldBeGreaterThan(0);
        return failure.Diagnostic;
    }

    [Theory]
    [InlineData("""{"op":"cast","columns":{"name":"int"}}""", "\"int\"")]
    [InlineData("""{"op":"sql","query":"SELECT CAST(name AS DATE) AS d FROM rows"}""", "CAST")]
    [InlineData("""{"op":"sql","query":"SELECT error('no: ' || name) AS d FROM rows"}""", "\"SELECT error('no: ' || name) AS d FROM rows\"")]
    public async Task A_value_that_does_not_fit_is_told_where_it_was_made(string config, string blamed)
    {
        Diagnostic failure = await FailureOf(config);

        failure.Code.ShouldBe(EngineCodes.ValueError);
        Blamed(failure).ShouldBe(blamed);
        failure.Message.ShouldContain("ann");
    }

    [Fact]
    public async Task A_text_that_only_DuckDB_would_take_is_shown_as_it_is()
    {
        Diagnostic failure = await FailureOf("""{"op":"sql","query":"SELECT CAST(spark_digits('1_000') AS DOUBLE) AS d FROM rows"}""");

        failure.Message.ShouldContain("'1_000'");
        failure.Message.ShouldNotContain("not so");
        failure.Hint!.ShouldContain("Spark's SQL does not");
    }

    [Fact]
    public async Task A_failing_measure_points_at_the_module_that_made_the_value()
    {
        Relation made = await engine.DefineAsync(ModuleType.Channel, "made", """{"op":"sql","query":"SELECT error('no: ' || name) AS d FROM rows"}""", "rows");

        WeirException failure = await Should.ThrowAsync<WeirException>(async () => await engine.MeasureAsync(made, new AggregateValue(EngineHarness.Sql("max(d)"))));

        failure.Diagnostic.ModuleId.ShouldBe("made");
        Blamed(failure.Diagnostic).ShouldContain("error(");
    }

    [Fact]
    public async Task A_target_that_can_not_be_written_keeps_its_own_place()
    {
        Relation rows = engine.Port("rows", Ports.Main);

        WeirException failure = await Should.ThrowAsync<WeirException>(async () => await engine.WriteAsync(rows, """{"format":"csv","path":"/x/out.csv","mode":"overwrite"}""", "absent/out.csv"));

        failure.Diagnostic.Code.ShouldBe(EngineCodes.WriteFailed);
        Blamed(failure.Diagnostic).ShouldBe("\"/x/out.csv\"");
    }

    [Theory]
    [InlineData("SELECT ie, nme FROM rows", "ie nme")]
    [InlineData("SELECT r.i, r.name, r.nme AS x FROM rows r WHERE x9 > 1", "r.i r.nme x9")]
    [InlineData("SELECT levenstein(name, nme) FROM rows", "levenstein nme")]
    public async Task All_unknown_names_of_a_query_are_told_at_once(string query, string blamed)
    {
        DefinedModule module = await engine.TryDefineAsync(ModuleType.Channel, "wrong", $$"""{"op":"sql","query":"{{query}}"}""", "rows");

        module.Diagnostics.Select(Blamed).Order(StringComparer.Ordinal).ShouldBe(blamed.Split(' ').Order(StringComparer.Ordinal));
        module.Diagnostics.ShouldAllBe(d => d.Code.Fault == Fault.Author && d.ModuleId == "wrong");
    }
}
