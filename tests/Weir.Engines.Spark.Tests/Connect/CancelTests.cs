using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Connect;

/// <summary>Work that is cancelled ends on the cluster too, at whatever moment the wish comes. The server's own log of events tells.</summary>
[Collection(AloneCollection.Name)]
public sealed class CancelTests(SparkServer server)
{
    private const string Endless = "SELECT count(a.id * b.id) FROM range(10000000) a, range(10000000) b";

    /// <summary>The columns come before any job; progress with tasks comes while one runs.</summary>
    [Theory]
    [InlineData(nameof(Wire.ExecutePlanResponse.Schema))]
    [InlineData(nameof(Wire.ExecutePlanResponse.ExecutionProgress))]
    public async Task Cancelling_ends_the_work_on_the_cluster(string sign)
    {
        await using SparkClient client = await server.ConnectAsync();
        await client.ConfigureAsync([new("spark.connect.progress.reportInterval", "200ms")], CancellationToken.None);
        using CancellationTokenSource cancel = new();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(Plans.Query(Endless), cancel.Token))
            {
                if (sign == nameof(Wire.ExecutePlanResponse.Schema) || response.ExecutionProgress?.NumInflightTasks > 0)
                {
                    await cancel.CancelAsync();
                }
            }
        });
        (await client.InterruptAsync(CancellationToken.None)).ShouldBe(0);

        // A job that went on without an owner would keep every core: this one would never come to its turn, and its own end stands behind the other's in the log.
        await client.RunAsync("SELECT count(*) FROM range(10)");
        (int started, int ended) = await server.Jobs.CountAsync();
        ended.ShouldBe(started);
    }
}
