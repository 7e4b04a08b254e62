using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Tests.Delta;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Delta;

/// <summary>Writes to Delta tables by Spark mean the same as on the embedded engine, and know what only Spark knows.</summary>
public sealed class SparkDeltaTests(SparkServer server) : DeltaConformance
{
    protected override Task<DeltaScene> OpenAsync() => DeltaScene.OpenAsync(new SparkEngine(), $$"""{"url":"{{server.Url}}"}""");

    [Fact]
    public async Task The_entry_is_Deltas_own_and_bears_the_run()
    {
        await using DeltaScene table = await OpenAsync();
        (await table.WriteAsync(Append, "id,name", "1,Ada", "2,")).ShouldBe(2);
        (await table.WriteAsync(Append, "id,name", "3,Bo")).ShouldBe(1);

        table.Actions(0)["metaData"].ShouldHaveSingleItem();
        table.Actions(1)["txn"].ShouldHaveSingleItem()["appId"]!.GetValue<string>().ShouldStartWith("weir:part-");
        table.Actions(1)["commitInfo"].Single()["engineInfo"]!.GetValue<string>().ShouldStartWith("Apache-Spark");
        table.Actions(1)["add"].Single()["stats"]!.GetValue<string>().ShouldContain("\"numRecords\":1");
        Directory.EnumerateFileSystemEntries(table.Table, ".*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_comes_twice_is_told_with_its_value()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id,v", "1,a");

        Diagnostic refusal = (await Should.ThrowAsync<WeirException>(() => table.WriteAsync(Merge, "id,v", "2,b", "2,c", "3,d", ",e", ",f"))).Diagnostic;

        refusal.Code.ShouldBe(EngineCodes.MergeKeyTwice);
        refusal.Message.ShouldBe("The rows to be merged hold the key {\"id\":2} 2 times.");
        (await table.ReadAsync("id", "v")).ShouldBe(["1|\"a\""]);
    }

    [Fact]
    public async Task Rows_outside_of_what_is_replaced_are_refused()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1", "2");

        Diagnostic refusal = (await Should.ThrowAsync<WeirException>(() => table.WriteAsync("\"mode\":\"overwrite_partitions\",\"replace_where\":\"id >= 2\"", "id", "1", "3"))).Diagnostic;

        refusal.Code.ShouldBe(EngineCodes.OutsideReplaced);
        (await table.ReadAsync("id")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_merge_brings_new_columns_when_they_are_allowed()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id,old", "1,a", "2,b");

        await table.WriteAsync(Merge + ",\"merge_schema\":true", "id,fresh", "2,x", "3,y");

        (await table.ReadAsync("id", "old", "fresh")).ShouldBe(["1|\"a\"|null", "2|\"b\"|\"x\"", "3|null|\"y\""]);
    }

    [Theory]
    [InlineData("'delta.enableDeletionVectors' = 'true'")]
    [InlineData("'delta.columnMapping.mode' = 'name'")]
    [InlineData("'delta.enableChangeDataFeed' = 'true'")]
    [InlineData("'delta.enableRowTracking' = 'true'")]
    public async Task Tables_with_features_are_written_as_Delta_writes_them(string property)
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await OpenAsync();
        await spark.RunAsync($"CREATE TABLE delta.`{table.Table}` (id BIGINT, v STRING) USING delta TBLPROPERTIES ({property})");
        await table.WriteAsync(Append, "id,v", "1,a", "2,b", "3,c", "4,d");

        await table.WriteAsync(Merge, "id,v", "2,new", "5,new");
        await table.WriteAsync(Merge, "id,v", "3,newer");
        await table.WriteAsync("\"mode\":\"overwrite_partitions\",\"replace_where\":\"id = 4\"", "id,v", "4,last");

        (await table.ReadAsync("id", "v")).ShouldBe(["1|\"a\"", "2|\"new\"", "3|\"newer\"", "4|\"last\"", "5|\"new\""]);
        await spark.RunAsync($"VACUUM delta.`{table.Table}`");
        (await table.ReadAsync("id")).ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task A_constraint_of_the_table_holds()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await using DeltaScene table = await OpenAsync();
        await spark.RunAsync($"CREATE TABLE delta.`{table.Table}` (id BIGINT NOT NULL) USING delta");
        await spark.RunAsync($"ALTER TABLE delta.`{table.Table}` ADD CONSTRAINT small CHECK (id < 10)");

        Diagnostic refusal = (await Should.ThrowAsync<WeirException>(() => table.WriteAsync(Append, "id", "11"))).Diagnostic;

        refusal.Message.ShouldContain("small");
        await table.WriteAsync(Append, "id", "9");
        (await table.ReadAsync("id")).ShouldBe(["9"]);
    }
}
