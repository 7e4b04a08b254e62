using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.DuckDb.Tests.Outside;

/// <summary>The engine reads and writes the formats of connectors.</summary>
public sealed class OutsideTests
{
    private const string Format = """{"format": "postgres", "table": "t"}""";

    [Fact]
    public async Task A_source_is_read_column_by_column_as_the_query_needs_it()
    {
        FakeConnector connector = new(rows: 10_000);
        await using EngineHarness engine = await OpenAsync(connector);
        await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        Relation sums = await engine.DefineAsync(ModuleType.Channel, "sums", """{"op": "sql", "query": "SELECT sum(twice) AS s, count(word) AS w FROM numbers WHERE word <> 'w1'"}""", "numbers");
        (await engine.Session.PeekAsync(sums, ["s", "w"], 5, CancellationToken.None)).ShouldBe([["79999998.0", "7999"]]);
        connector.Reads.ShouldBe(["twice,word"]);
    }

    [Fact]
    public async Task Rows_are_counted_without_their_values()
    {
        FakeConnector connector = new(rows: 7_001);
        await using EngineHarness engine = await OpenAsync(connector);
        Relation numbers = await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        IReadOnlyList<MeasureValue> found = await engine.Session.MeasureAsync(numbers, [new RowCount()], null, CancellationToken.None);
        found[0].Value.ShouldBe(7_001L);
        connector.Reads.ShouldBe(["n"]);
    }

    [Fact]
    public async Task What_a_source_fails_with_keeps_its_code_and_place()
    {
        FakeConnector connector = new(rows: 10_000) { FailAt = 5_000 };
        await using EngineHarness engine = await OpenAsync(connector);
        Relation numbers = await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        WeirException failure = await Should.ThrowAsync<WeirException>(async () => await engine.Session.MeasureAsync(numbers, [new NullCount("word")], null, CancellationToken.None));
        failure.Diagnostic.Code.ShouldBe(FakeConnector.Broken);
        failure.Diagnostic.Message.ShouldBe("The server went away.");
        failure.Diagnostic.Span.IsNone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sink_gets_the_types_that_it_asks_for()
    {
        FakeConnector connector = new(rows: 4) { Wanted = new Schema([new("n", new PrimitiveType(PrimitiveKind.String)), new("word", new PrimitiveType(PrimitiveKind.String))]) };
        await using EngineHarness engine = await OpenAsync(connector);
        await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        Relation words = await engine.DefineAsync(ModuleType.Channel, "words", """{"op": "sql", "query": "SELECT n, coalesce(word, '-') AS word FROM numbers"}""", "numbers");
        WriteRequest request = new() { Module = engine.Module(ModuleType.Egress, "save", Format), Relation = words, StagedPath = "postgres://h/d/t#s", AsFolder = false };
        WriteResult result = await engine.Session.WriteAsync(request, null, CancellationToken.None);
        result.Rows.ShouldBe(4);
        connector.Written.ShouldBe(["open postgres://h/d/t#s", "schema n int, word string", "0|-", "1|w1", "2|w2", "3|w3"]);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_what_the_sink_asks_for_is_an_error()
    {
        FakeConnector connector = new(rows: 300) { Wanted = new Schema([new("n", new PrimitiveType(PrimitiveKind.TinyInt))]) };
        await using EngineHarness engine = await OpenAsync(connector);
        Relation numbers = await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        WriteRequest request = new() { Module = engine.Module(ModuleType.Egress, "save", Format), Relation = numbers, StagedPath = "postgres://h/d/t#s", AsFolder = false };
        WeirException failure = await Should.ThrowAsync<WeirException>(async () => await engine.Session.WriteAsync(request, null, CancellationToken.None));
        failure.Diagnostic.Message.ShouldContain("128");
        failure.Diagnostic.Code.ShouldBe(EngineCodes.ValueError);
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends()
    {
        FakeConnector connector = new(rows: int.MaxValue - 10_000);
        await using EngineHarness engine = await OpenAsync(connector);
        Relation numbers = await engine.DefineAsync(ModuleType.Ingress, "numbers", Format);
        using CancellationTokenSource stop = new();
        Task measuring = engine.Session.MeasureAsync(numbers, [new NullCount("word")], null, stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await measuring);
    }

    private static Task<EngineHarness> OpenAsync(FakeConnector connector) =>
        EngineHarness.OpenAsync(new DuckDbEngine(), connectors: new ConnectorCatalogue([new ConnectorEntry("postgres", [], () => connector)]));
}
