using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Connect;

[Collection(AloneCollection.Name)]
public sealed class MemoryTests(SparkServer server)
{
    private const long Rows = 10_000_000;

    /// <summary>What the first tenth of the rows needs may stay; the other nine tenths may add no more than their garbage between two collections.</summary>
    private const long Slack = 48L << 20;

    [Fact]
    public async Task Ten_million_rows_flow_in_little_memory()
    {
        await using SparkClient client = await server.ConnectAsync();
        long rows = 0;
        long sum = 0;
        long early = long.MaxValue;
        await foreach (ColumnBatch batch in client.ReadAsync(Plans.Query($"SELECT id, id * 2 AS two FROM range(0, {Rows}, 1, 100)"), null, CancellationToken.None))
        {
            rows += batch.RowCount;
            foreach (long id in batch[0].Values<long>())
            {
                sum += id;
            }

            batch.Dispose();
            early = rows <= Rows / 10 ? Environment.WorkingSet : early;
        }

        (rows, sum).ShouldBe((Rows, Rows * (Rows - 1) / 2));
        Environment.WorkingSet.ShouldBeLessThan(early + Slack);
    }
}
