using System.Net;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Retry;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Connect;

public sealed class ReattachTests(SparkServer server)
{
    private const long Rows = 300_000;

    /// <summary>Many tries with short waits: these lines break far more often than real ones.</summary>
    private static readonly RetryPolicy Impatient = new(200, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10));

    [Fact]
    public async Task A_result_over_the_servers_stream_limit_comes_whole()
    {
        await using SparkClient client = await server.ConnectAsync();
        Check(await client.RunAsync($"SELECT id FROM range({Rows})"));
    }

    [Fact]
    public async Task Broken_lines_lose_and_double_nothing()
    {
        foreach (int seed in Enumerable.Range(1, 2))
        {
            Random random = new(seed);
            await using CuttingProxy proxy = new(new IPEndPoint(IPAddress.Loopback, server.Address.Port), number => random.Next(2_000, 400_000));
            await using SparkClient client = await ThroughAsync(proxy);
            Check(await client.RunAsync($"SELECT id FROM range({Rows})"));
            proxy.Cuts.ShouldBeGreaterThan(5);
        }
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_first_word_is_tried_again()
    {
        await using CuttingProxy proxy = new(new IPEndPoint(IPAddress.Loopback, server.Address.Port), number => number < 3 ? 20 * number : long.MaxValue);
        await using SparkClient client = await ThroughAsync(proxy);
        Plans.Batches(await client.RunAsync("SELECT 1")).ShouldBe([(0, 1)]);
        proxy.Cuts.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_through_a_breaking_line_happens_once()
    {
        string folder = Directory.CreateTempSubdirectory("weir-spark-once-").FullName;
        try
        {
            await using CuttingProxy proxy = new(new IPEndPoint(IPAddress.Loopback, server.Address.Port), number => 1500);
            await using SparkClient client = await ThroughAsync(proxy);
            Wire.WriteOperation write = new()
            {
                Input = Plans.Sql("SELECT id FROM range(1000)"), Source = "parquet", Path = Path.Combine(folder, "t"), Mode = Wire.WriteOperation.Types.SaveMode.Append,
            };
            await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(new Wire.Plan { Command = new Wire.Command { WriteOperation = write } }, CancellationToken.None))
            {
                response.OperationId.ShouldNotBeEmpty();
            }

            await using SparkClient direct = await server.ConnectAsync();
            List<Wire.ExecutePlanResponse> count = await direct.RunAsync($"SELECT id FROM parquet.`{folder}/t`");
            Plans.Batches(count).Sum(batch => batch.Rows).ShouldBe(1000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Batches follow one another without a gap, up to the last row.</summary>
    private static void Check(List<Wire.ExecutePlanResponse> responses)
    {
        long next = 0;
        foreach ((long start, long rows) in Plans.Batches(responses))
        {
            start.ShouldBe(next);
            next += rows;
        }

        next.ShouldBe(Rows);
        responses.Select(response => response.ResponseId).ShouldBeUnique();
    }

    private static Task<SparkClient> ThroughAsync(CuttingProxy proxy)
    {
        SparkAddress address = SparkAddressReader.Read($"sc://127.0.0.1:{proxy.Port}").Address!;
        return SparkClient.ConnectAsync(address, new SparkClientOptions { Time = TimeProvider.System, Retries = Impatient, Connecting = Impatient }, CancellationToken.None);
    }
}
