using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Session;
using Wire = Weir.Engines.Spark.Protocol;

namespace Weir.Benchmarks.Spark;

/// <summary>The flights pipeline as statements on one Spark session, sent through Weir's client, with the gate checked in code.</summary>
internal static class SparkByHand
{
    /// <summary>Runs the statements and writes the targets.</summary>
    /// <exception cref="InvalidOperationException">The gate is closed.</exception>
    public static async Task RunAsync(string url, string script, string data, string output)
    {
        SparkAddress address = SparkAddressReader.Read(url).Address ?? throw new InvalidOperationException($"'{url}' is no Spark address.");
        Directory.CreateDirectory(output);
        SparkClient client = await SparkClient.ConnectAsync(address, new SparkClientOptions { Time = TimeProvider.System }, default);
        await using (client)
        {
            await client.ConfigureAsync([new("spark.sql.session.timeZone", "UTC"), new("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")], default);
            foreach (string statement in script.Replace("{data}", data, StringComparison.Ordinal).Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                await (statement.Contains("AS row_count", StringComparison.Ordinal) ? JudgeAsync(client, statement) : client.RunSqlAsync(Sql(statement), null, default));
            }

            await WriteAsync(client, "by_state_month", "parquet", Path.Combine(output, "delays"), "month");
            await WriteFileAsync(client, "worst", Path.Combine(output, "report.csv"));
            await WriteFileAsync(client, "impossible", Path.Combine(output, "impossible.csv"));
            await client.RunSqlAsync(Sql("UNCACHE TABLE by_state_month"), null, default);
        }
    }

    private static async Task JudgeAsync(SparkClient client, string query)
    {
        await foreach (ColumnBatch batch in client.ReadAsync(new Wire.Plan { Root = Sql(query) }, null, default))
        {
            using (batch)
            {
                long rows = batch[0].Values<long>()[0], nullStates = batch[1].Values<long>()[0], nullDates = batch[2].Values<long>()[0];
                if (batch.RowCount != 1 || rows < 1_000_000 || nullStates > rows * 0.01 || nullDates > 0)
                {
                    throw new InvalidOperationException("The gate is closed.");
                }
            }
        }
    }

    private static async Task WriteFileAsync(SparkClient client, string view, string file)
    {
        string folder = file + ".parts";
        await WriteAsync(client, view, "csv", folder, null);
        File.Move(Directory.GetFiles(folder, "part-*").Single(), file);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteAsync(SparkClient client, string view, string format, string folder, string? partition)
    {
        Wire.Relation rows = new() { Read = new Wire.Read { NamedTable = new Wire.Read.Types.NamedTable { UnparsedIdentifier = view } } };
        Wire.WriteOperation write = new() { Source = format, Path = "file://" + folder, Mode = Wire.WriteOperation.Types.SaveMode.ErrorIfExists };
        if (partition is null)
        {
            rows = new Wire.Relation { Repartition = new Wire.Repartition { Input = rows, NumPartitions = 1, Shuffle = false } };
            write.Options["header"] = "true";
        }
        else
        {
            write.PartitioningColumns.Add(partition);
        }

        write.Input = rows;
        await client.RunAsync(new Wire.Command { WriteOperation = write }, null, default);
    }

    private static Wire.Relation Sql(string statement) => new() { Sql = new Wire.SQL { Query = statement } };
}
