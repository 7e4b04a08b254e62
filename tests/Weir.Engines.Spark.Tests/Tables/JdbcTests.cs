using Weir.Conformance.Services;
using Weir.Core.Events;
using Weir.Engines.Spark.Tests.Support;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Tables;

/// <summary>A database by JDBC: the cluster writes and reads it, and what is written appears in one transaction.</summary>
public sealed class JdbcTests(SparkServer server) : IDisposable
{
    private readonly BlueprintFolder folder = new(() => server.Url);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rows_are_added_merged_and_read_in_parts()
    {
        using ServiceProcess? service = ServiceProcess.TryStart("postgres", "/usr/lib/postgresql/*");
        Assert.SkipWhen(service is null, "PostgreSQL is not installed.");
        string place = $"url: \"jdbc:postgresql://127.0.0.1:{service.Port}/weir\", user: weir, password: weir-secret";
        await SaveAsync(place, "mode: error", "id,name,at,price", "1,Ada,2025-03-01 12:00:00,1.5", "2,Bob,,");
        await SaveAsync(place, "mode: append", "id,name,at,price", "3,Cy,2025-03-02 01:02:03,2.25");
        await SaveAsync(place, "mode: merge, merge_key: id", "id,name,at,price", "2,Bert,2025-03-03 00:00:00,9", "4,Di,,");
        folder.Events.OfType<ModuleFinished>().Last(end => end.ModuleId == "save").RowsOut.ShouldBe(2);

        await folder.DoAsync($$"""
              - id: rows
                type: Ingress
                config: { format: jdbc, table: public.people, options: { {{place}}, partitionColumn: id, lowerBound: 1, upperBound: 5, numPartitions: 3 } }
              - { id: save, type: Egress, config: { format: parquet, path: out/, mode: overwrite } }

            """);
        (await folder.AskAsync($"SELECT id, name, price FROM parquet.`{folder.At("out")}`")).ShouldBe(["1|\"Ada\"|1.5", "2|\"Bert\"|9.0", "3|\"Cy\"|2.25", "4|\"Di\"|null"]);
        Directory.GetFiles(folder.At("out"), "*.parquet").Length.ShouldBe(3);

        RunOutcome refused = await folder.RunAsync(Blueprint(place, "mode: error"));
        refused.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("exists and the mode of 'save' is error");
        refused.Diagnostics.ShouldAllBe(found => !found.Message.Contains("weir-secret", StringComparison.Ordinal));
    }

    private async Task SaveAsync(string place, string mode, params string[] lines)
    {
        folder.Write("rows.csv", lines);
        await folder.DoAsync(Blueprint(place, mode));
    }

    private static string Blueprint(string place, string mode) => $$"""
          - { id: rows, type: Ingress, config: { path: rows.csv } }
          - { id: save, type: Egress, config: { format: jdbc, table: public.people, {{mode}}, options: { {{place}} } } }

        """;
}
