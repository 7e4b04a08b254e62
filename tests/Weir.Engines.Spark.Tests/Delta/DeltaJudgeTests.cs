using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Tests.Delta;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Delta;

/// <summary>Delta tables that Weir writes without Spark, judged by Spark's own Delta; and the reverse.</summary>
public sealed class DeltaJudgeTests(SparkServer server)
{
    private const string Append = "\"mode\":\"append\"";

    [Fact]
    public async Task What_is_written_here_is_read_there()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append + ",\"partition_by\":\"part\"", "id,part,v,day,price", "1,a b,x,2025-03-01,1.5", "2,c/d%,y,2025-03-02,", "3,,z,,2.5");
        await table.WriteAsync("\"mode\":\"merge\",\"merge_key\":\"id\"", "id,part,v,day,price", "2,a b,new,2025-03-05,9.5", "4,e,w,2025-03-04,4.5");
        await table.WriteAsync(Append + ",\"merge_schema\":true", "id,part,v,day,price,more", "5,Ex,Ux,2025-03-06,5.5,7");
        await table.WriteAsync("\"mode\":\"overwrite_partitions\",\"replace_where\":\"id = 5\"", "id,part,v,day,price", "5,Fx,Tx,2025-03-07,6.5", "5,Gx,Sx,2025-03-08,7.5");

        (await RowsAsync(spark, $"SELECT concat_ws('|', id, coalesce(part, 'NULL'), v, day, price, more) FROM delta.`{table.Table}`")).ShouldBe(
            ["1|a b|x|2025-03-01|1.5", "2|a b|new|2025-03-05|9.5", "3|NULL|z|2.5", "4|e|w|2025-03-04|4.5", "5|Fx|Tx|2025-03-07|6.5", "5|Gx|Sx|2025-03-08|7.5"]);
        (await RowsAsync(spark, $"SELECT CAST(count(*) AS STRING) FROM delta.`{table.Table}` VERSION AS OF 0 WHERE part = 'a b'")).ShouldBe(["1"]);
        (await RowsAsync(spark, $"SELECT v FROM delta.`{table.Table}` WHERE id = 2 AND day > DATE '2025-03-04'")).ShouldBe(["new"]);
    }

    [Fact]
    public async Task What_is_written_there_is_read_here()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await spark.RunAsync($"CREATE TABLE delta.`{table.Table}` (id BIGINT, part STRING, v STRING, at TIMESTAMP, price DECIMAL(10,2)) USING delta PARTITIONED BY (part)");
        await spark.RunAsync($"INSERT INTO delta.`{table.Table}` VALUES (1, 'a b', 'x', TIMESTAMP '2025-03-01 12:00:00', 1.5), (2, 'c/d%', 'y', NULL, NULL), (3, NULL, 'z', NULL, 2.25)");
        await spark.RunAsync($"UPDATE delta.`{table.Table}` SET v = 'new' WHERE id = 2");
        await spark.RunAsync($"DELETE FROM delta.`{table.Table}` WHERE id = 1");

        (await table.ReadAsync("id", "part", "v", "price")).ShouldBe(["2|\"c/d%\"|\"new\"|null", "3|null|\"z\"|2.25"]);
        (await table.ReadAtAsync("""{"version_as_of":"1"}""", "id", "at")).ShouldBe(["1|\"2025-03-01 12:00:00+00\"", "2|null", "3|null"]);
    }

    [Fact]
    public async Task Both_write_one_table_in_turn_past_checkpoints_of_either()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await DeltaScene.OpenAsync();
        for (int i = 0; i < 12; i++)
        {
            await table.WriteAsync(Append, "id,v", $"{i},here");
        }

        for (int i = 12; i < 22; i++)
        {
            await spark.RunAsync($"INSERT INTO delta.`{table.Table}` VALUES ({i}, 'there')");
        }

        await table.WriteAsync("\"mode\":\"merge\",\"merge_key\":\"id\"", "id,v", "0,merged", "21,merged", "22,merged");
        await spark.RunAsync($"MERGE INTO delta.`{table.Table}` t USING (SELECT 1L AS id, 'spark' AS v) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");

        string[] expected = [.. Enumerable.Range(0, 23).Select(i => $"{i}|{(i is 0 or 21 or 22 ? "merged" : i == 1 ? "spark" : i < 12 ? "here" : "there")}").Order(StringComparer.Ordinal)];
        (await RowsAsync(spark, $"SELECT concat(id, '|', v) FROM delta.`{table.Table}`")).ShouldBe(expected);
        (await table.ReadAsync("id", "v")).Select(row => row.Replace("\"", "", StringComparison.Ordinal)).ShouldBe(expected);
        File.Exists(Path.Combine(table.Table, "_delta_log", $"{20:D20}.checkpoint.parquet")).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_writers_at_once_lose_nothing()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "0");

        Task there = Task.Run(async () =>
        {
            for (int i = 1; i <= 8; i++)
            {
                await spark.RunAsync($"INSERT INTO delta.`{table.Table}` VALUES ({i})");
            }
        });
        for (int i = 101; i <= 130; i++)
        {
            await table.WriteAsync(Append, "id", $"{i}");
        }

        await there;
        string[] expected = [.. new[] { 0 }.Concat(Enumerable.Range(1, 8)).Concat(Enumerable.Range(101, 30)).Select(i => $"{i}").Order(StringComparer.Ordinal)];
        (await RowsAsync(spark, $"SELECT CAST(id AS STRING) FROM delta.`{table.Table}`")).ShouldBe(expected);
        (await table.ReadAsync("id")).ShouldBe(expected);
        table.Versions.ShouldBe(Enumerable.Range(0, 39).Select(i => (long)i));
    }

    [Theory]
    [InlineData("'delta.enableDeletionVectors' = 'true'", "deletionVectors")]
    [InlineData("'delta.columnMapping.mode' = 'name'", "column")]
    [InlineData("'delta.enableChangeDataFeed' = 'true'", "writer")]
    public async Task Tables_with_features_are_not_written(string property, string named)
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await spark.RunAsync($"CREATE TABLE delta.`{table.Table}` (id BIGINT) USING delta TBLPROPERTIES ({property})");

        (await table.CheckAsync(Append, "id", "1")).ShouldHaveSingleItem().Message.ShouldContain(named);
    }

    /// <summary>The only column of a query, a text, as Spark sees it; sorted.</summary>
    private static async Task<string[]> RowsAsync(SparkClient spark, string query)
    {
        List<string> rows = [];
        await foreach (ColumnBatch batch in spark.ReadAsync(Plans.Query(query), null, default))
        {
            using (batch)
            {
                rows.AddRange(Enumerable.Range(0, batch.RowCount).Select(batch[0].GetString));
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
