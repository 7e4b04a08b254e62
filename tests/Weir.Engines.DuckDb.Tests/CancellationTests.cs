using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Tests;

/// <summary>A caller who cancels does not wait for DuckDB, and what DuckDB still does ends before anybody tidies up.</summary>
/// <remarks>The query stands in a function of ours that returns only when the test lets it, as a long step of DuckDB's own would.</remarks>
public sealed class CancellationTests : IDisposable
{
    /// <summary>Several of DuckDB's chunks, so that it has places to stop at.</summary>
    private const int Rows = 10_000;

    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim mayReturn = new();
    private readonly CancellationTokenSource cancellation = new();

    public void Dispose()
    {
        mayReturn.Dispose();
        cancellation.Dispose();
    }

    [Theory]
    [InlineData("SELECT hold(n) AS n FROM rows")]
    [InlineData("SELECT n FROM rows ORDER BY hold(n)")]
    [InlineData("SELECT sum(hold(n)) AS n FROM rows")]
    [InlineData("SELECT hold(a.n + b.n) AS n FROM rows a CROSS JOIN rows b WHERE b.n < 10")]
    public async Task Write_is_left_at_once_and_has_ended_when_the_session_is_drained(string query)
    {
        await using EngineHarness engine = await OpenAsync();
        Relation slow = await engine.DefineAsync(ModuleType.Channel, "slow", $$"""{"op":"sql","query":"{{query}}"}""", "rows");
        Task<WriteResult> write = engine.Session.WriteAsync(Request(engine, slow), null, cancellation.Token).AsTask();
        await entered.Task;

        await cancellation.CancelAsync();

        OperationCanceledException cancelled = await Should.ThrowAsync<OperationCanceledException>(write);
        cancelled.CancellationToken.ShouldBe(cancellation.Token);
        mayReturn.IsSet.ShouldBeFalse();
        Task drained = engine.Session.DrainAsync().AsTask();
        drained.IsCompleted.ShouldBeFalse();
        mayReturn.Set();
        await drained;
        string staged = Path.Combine(engine.Folder, "out.parquet");
        File.Delete(staged);
        (await engine.MeasureAsync(slow, new RowCount())).ShouldNotBeNull();
        File.Exists(staged).ShouldBeFalse();
    }

    [Fact]
    public async Task Later_work_waits_for_what_was_left()
    {
        await using EngineHarness engine = await OpenAsync();
        Relation slow = await engine.DefineAsync(ModuleType.Channel, "slow", """{"op":"sql","query":"SELECT hold(n) AS n FROM rows"}""", "rows");
        Task measure = engine.Session.MeasureAsync(slow, [new NullCount("n")], null, cancellation.Token).AsTask();
        await entered.Task;
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(measure);

        Task<object?> later = engine.MeasureAsync(slow, new RowCount());

        later.IsCompleted.ShouldBeFalse();
        mayReturn.Set();
        (await later).ShouldBe((long)Rows);
    }

    [Fact]
    public async Task Closing_waits_for_what_was_left()
    {
        EngineHarness engine = await OpenAsync();
        Relation slow = await engine.DefineAsync(ModuleType.Channel, "slow", """{"op":"sql","query":"SELECT hold(n) AS n FROM rows"}""", "rows");
        Task peek = engine.Session.PeekAsync(slow, ["n"], 1, cancellation.Token).AsTask();
        await entered.Task;
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(peek);

        Task closed = engine.DisposeAsync().AsTask();

        closed.IsCompleted.ShouldBeFalse();
        mayReturn.Set();
        await closed;
        Directory.Exists(engine.Folder).ShouldBeFalse();
    }

    private async Task<EngineHarness> OpenAsync()
    {
        EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        await engine.RowsAsync("rows", ["n", .. Enumerable.Range(1, Rows).Select(n => $"{n}")]);
        ((DuckDbSession)engine.Session).Workspace.Connection.Register(new DuckDbScalarFunction
        {
            Name = "hold",
            Parameters = [DuckDbType.BigInt],
            Result = DuckDbType.BigInt,
            IsVolatile = true,
            Body = DuckDbScalarFunction.PerRow(row =>
            {
                entered.TrySetResult();
                mayReturn.Wait();
                return row[0];
            }),
        });
        return engine;
    }

    private static WriteRequest Request(EngineHarness engine, Relation relation) => new()
    {
        Module = engine.Module(ModuleType.Egress, "save", """{"format":"parquet","path":"out.parquet"}"""),
        Relation = relation,
        StagedPath = Path.Combine(engine.Folder, "out.parquet"),
        AsFolder = false,
    };
}
