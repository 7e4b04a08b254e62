using Google.Protobuf;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow.Read;
using Weir.Engines.Spark.Arrow.Write;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Tests.Support;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Tests.Arrow;

public sealed class ArrowRoundTripTests(SparkServer server)
{
    [Fact]
    public void What_is_written_is_read()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            using ColumnBatch batch = new RandomBatches(seed).Next(seed % 40);
            using ColumnBatch read = ArrowStreamReader.Read(ArrowStreamWriter.Write(batch)).ShouldHaveSingleItem();
            read.ShouldHoldTheSame(batch);
        }
    }

    [Fact]
    public void A_damaged_stream_is_an_error_and_never_reads_beyond_it()
    {
        using ColumnBatch batch = new RandomBatches(7).Next(20);
        byte[] stream = ArrowStreamWriter.Write(batch);
        Random random = new(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. stream];
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                foreach (ColumnBatch read in ArrowStreamReader.Read(damaged.AsMemory(0, random.Next(damaged.Length))))
                {
                    read.Dispose();
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("lz4")]
    public async Task Every_type_comes_back_from_the_server_as_it_went(string codec)
    {
        await using SparkClient client = await server.ConnectAsync();
        await client.ConfigureAsync([new("spark.sql.execution.arrow.compression.codec", codec)], CancellationToken.None);
        for (int seed = 1000; seed < 1012; seed++)
        {
            using ColumnBatch batch = new RandomBatches(seed).Next(seed % 2 == 0 ? 60 : 3);
            Wire.Plan plan = new() { Root = new Wire.Relation { LocalRelation = new Wire.LocalRelation { Data = ByteString.CopyFrom(ArrowStreamWriter.Write(batch)) } } };
            using ColumnBatch back = (await Batches(client, plan)).ShouldHaveSingleItem();
            back.ShouldHoldTheSame(batch);
        }
    }

    [Fact]
    public async Task Values_that_only_Spark_makes_are_read()
    {
        await using SparkClient client = await server.ConnectAsync();
        const string Query = """
            SELECT INTERVAL '1-2' YEAR TO MONTH AS months, parse_json('{"a":1}') AS v, CAST('x' AS CHAR(3)) AS c, TIME '12:34:56.789' AS t,
                   X'00FF' AS b, map(1, array(struct(2 AS x, CAST(NULL AS STRING) AS y))) AS m, 1e300 AS d, CAST('NaN' AS FLOAT) AS n, 12345678901234567890123456789012345678 AS big,
                   TIMESTAMP '2024-02-29 12:00:00.5' AS at, DATE '1969-12-31' AS day, NULL AS nothing
            """;
        using ColumnBatch row = (await Batches(client, Plans.Query(Query))).ShouldHaveSingleItem();
        row.Schema.Fields.Select(field => field.Type.ToString()).ShouldBe(
            ["spark:interval year to month", "spark:variant", "string", "time", "binary", "map<int,array<struct<x:int,y:string>>>", "double", "float", "decimal(38,0)",
             "timestamp_tz", "date", "null"]);
        Enumerable.Range(0, 12).Where(column => column != 1).Select(column => JsonText.Of(row[column], 0)).ShouldBe(
            ["14", "\"x\"", "\"12:34:56.789\"", "\"AP8=\"", """{"1":[{"x":2,"y":null}]}""", "1E+300", "\"nan\"", "12345678901234567890123456789012345678",
             "\"2024-02-29 12:00:00.5+00\"", "\"1969-12-31\"", "null"]);
    }

    [Fact]
    public async Task A_result_without_rows_still_has_its_columns()
    {
        await using SparkClient client = await server.ConnectAsync();
        using ColumnBatch none = (await Batches(client, Plans.Query("SELECT 1 AS a, 'x' AS b WHERE false"))).ShouldHaveSingleItem();
        (none.RowCount, string.Join(' ', none.Schema.Names)).ShouldBe((0, "a b"));
    }

    [Fact]
    public async Task Zstd_is_refused_in_words()
    {
        await using SparkClient client = await server.ConnectAsync();
        await client.ConfigureAsync([new("spark.sql.execution.arrow.compression.codec", "zstd")], CancellationToken.None);
        NotSupportedException refusal = await Should.ThrowAsync<NotSupportedException>(() => Batches(client, Plans.Query("SELECT repeat('x', 1000) AS a FROM range(100)")));
        refusal.Message.ShouldContain("lz4 or none");
    }

    [Fact]
    public async Task A_batch_that_comes_in_pieces_is_whole()
    {
        await using SparkClient client = await server.ConnectAsync();
        long bytes = 0;
        await foreach (ColumnBatch batch in client.ReadAsync(Plans.Query("SELECT repeat(CAST(id AS STRING), 200000) AS a FROM range(0, 40, 1, 1)"), null, CancellationToken.None))
        {
            bytes += batch[0].Data.Length;
            batch.Dispose();
        }

        bytes.ShouldBe((10 * 200_000) + (30 * 400_000));
    }

    private static async Task<List<ColumnBatch>> Batches(SparkClient client, Wire.Plan plan)
    {
        List<ColumnBatch> batches = [];
        await foreach (ColumnBatch batch in client.ReadAsync(plan, null, CancellationToken.None))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
