using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>What several modules read is computed once, where that is cheaper.</summary>
public sealed class KeptRowsTests(SparkServer server)
{
    [Theory]
    [InlineData(true, "AdaptiveSparkPlan isFinalPlan=false\n+- HashAggregate(keys=[a#1], functions=[count(1)])\n   +- Exchange hashpartitioning(a#1, 4)\n")]
    [InlineData(true, "*(1) Project [a#1]\n+- FileScan csv [a#1] Batched: false\n")]
    [InlineData(false, "*(1) Filter (a#1 > 1)\n+- FileScan parquet [a#1] Batched: true\n")]
    [InlineData(false, "+- BroadcastHashJoin [a#1], [b#2], Inner, BuildRight\n   :- FileScan parquet [a#1]\n   +- BroadcastExchange HashedRelationBroadcastMode\n      +- Filter isnotnull(b#2)\n         +- FileScan csv [b#2]\n")]
    [InlineData(true, "+- BroadcastHashJoin [a#1], [b#2], Inner, BuildLeft\n   :- BroadcastExchange HashedRelationBroadcastMode\n   :  +- FileScan csv [b#2]\n   +- FileScan json [a#1]\n")]
    public void Dear_is_what_shuffles_or_parses_and_is_not_small(bool dear, string plan) => Settlement.IsDear(plan).ShouldBe(dear);

    [Fact]
    public async Task A_statement_over_kept_rows_does_not_compute_them_again()
    {
        await using SparkSession session = await OpenAsync();
        Workspace workspace = session.Workspace;
        SqlComposer grouped = new SqlComposer().Add("WITH n AS (SELECT id % 7 AS k FROM range(1000)) SELECT k, count(*) AS n FROM n GROUP BY k");
        Relation shared = await workspace.DefineAsync("shared", grouped, default);
        await session.SettleAsync(shared, 2, null, default);
        SqlComposer sorted = new SqlComposer().Add("WITH s AS (SELECT * FROM ").AddRelation("shared").Add(") SELECT * FROM s ORDER BY k");

        Wire.Relation plan = await workspace.PlanAsync(sorted, default);
        Wire.AnalyzePlanRequest.Types.Explain explain = new() { Plan = new Wire.Plan { Root = plan }, ExplainMode = Wire.AnalyzePlanRequest.Types.Explain.Types.ExplainMode.Simple };
        string text = (await workspace.Client.AnalyzeAsync(new Wire.AnalyzePlanRequest { Explain = explain }, default)).Explain.ExplainString;
        text.ShouldContain("Sort ");
        text.ShouldNotContain("Aggregate");
        (await session.PeekAsync(shared, [], 10, default)).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Work_is_told_while_it_lasts()
    {
        await using SparkSession session = await OpenAsync();
        Relation endless = await session.Workspace.DefineAsync("endless", new SqlComposer().Add("SELECT id FROM range(0, 1000000000000, 1, 3)"), default);
        using FirstWork first = new();

        await Should.ThrowAsync<OperationCanceledException>(async () => await session.MeasureAsync(endless, [new AggregateValue(Sum())], first, first.Token));

        first.Work.ShouldNotBeNull();
        first.Work.Stages.ShouldBeGreaterThan(0);
        first.Work.Tasks.ShouldBeGreaterThanOrEqualTo(3);
    }

    private static Core.Specs.SqlText Sum() => new(Scalar("sum(hash(id))"), Core.Specs.SqlRole.Aggregate);

    /// <summary>Ends the work once it was told of.</summary>
    private sealed class FirstWork : IProgress<WorkProgress>, IDisposable
    {
        private readonly CancellationTokenSource source = new();

        public CancellationToken Token => source.Token;

        public Core.Events.ClusterWork? Work { get; private set; }

        public void Report(WorkProgress value)
        {
            if (value.Work is { Tasks: >= 3 } work)
            {
                Work = work;
                source.Cancel();
            }
        }

        public void Dispose() => source.Dispose();
    }

    private async Task<SparkSession> OpenAsync() => (SparkSession)await new SparkEngine().OpenAsync(
        new EngineSessionOptions
        {
            Settings = new MappingNode([new MappingEntry(Scalar("url"), Scalar(server.Url))], SourceSpan.None),
            BaseDirectory = Path.GetTempPath(),
            RunStartedAt = DateTimeOffset.UnixEpoch,
            Redactor = new SecretRedactor(),
        },
        default);

    private static ScalarNode Scalar(string text) => new(text, ScalarKind.Text, SourceSpan.None);
}
