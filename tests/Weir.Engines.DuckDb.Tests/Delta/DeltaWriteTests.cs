using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.DuckDb.Tests.Delta;

/// <summary>Writes to a Delta table: each is one entry of its log, after the protocol of reader version 1 and writer version 2.</summary>
public sealed class DeltaWriteTests : DeltaConformance
{
    [Fact]
    public async Task First_write_makes_the_table()
    {
        await using DeltaScene table = await OpenAsync();

        (await table.WriteAsync(Append, "id,name", "1,Ada", "2,")).ShouldBe(2);

        ILookup<string, JsonNode> actions = table.Actions(0);
        actions["protocol"].Single().ToJsonString().ShouldBe("""{"minReaderVersion":1,"minWriterVersion":2}""");
        JsonNode metaData = actions["metaData"].Single();
        metaData["partitionColumns"]!.AsArray().ShouldBeEmpty();
        metaData["schemaString"]!.GetValue<string>().ShouldBe(
            """{"type":"struct","fields":[{"name":"id","type":"long","nullable":true,"metadata":{}},{"name":"name","type":"string","nullable":true,"metadata":{}}]}""");
        JsonNode add = actions["add"].Single();
        File.Exists(Path.Combine(table.Table, add["path"]!.GetValue<string>())).ShouldBeTrue();
        add["stats"]!.GetValue<string>().ShouldBe("""{"numRecords":2,"minValues":{"id":1,"name":"Ada"},"maxValues":{"id":2,"name":"Ada"},"nullCount":{"id":0,"name":1}}""");
        actions["txn"].Single()["appId"]!.GetValue<string>().ShouldStartWith("weir:part-");
        (await table.ReadAsync("id", "name")).ShouldBe(["1|\"Ada\"", "2|null"]);
    }

    [Fact]
    public async Task Long_log_is_summed_up_and_read_from_there()
    {
        await using DeltaScene table = await OpenAsync();
        string[] expected = [.. Enumerable.Range(0, 13).Select(i => $"{i}|\"p{i % 2}\"").Order(StringComparer.Ordinal)];
        for (int i = 0; i < 13; i++)
        {
            await table.WriteAsync("\"mode\":\"append\",\"partition_by\":\"part\"", "id,part", $"{i},p{i % 2}");
        }

        string log = Path.Combine(table.Table, "_delta_log");
        File.Exists(Path.Combine(log, "00000000000000000010.checkpoint.parquet")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(log, "_last_checkpoint")).ShouldBe("""{"version":10,"size":24}""");
        for (int i = 0; i < 10; i++)
        {
            File.Delete(Path.Combine(log, $"{i:D20}.json"));
        }

        (await table.ReadAsync("id", "part")).ShouldBe(expected);
        (await table.TryReadAsync("""{"version_as_of":"4"}""")).ShouldHaveSingleItem().Message.ShouldContain("Version 4 can't be put together");
    }

    [Theory]
    [InlineData("""{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],"writerFeatures":["v2Checkpoint"]}""", "needs the reader feature 'v2Checkpoint'")]
    [InlineData("""{"minReaderVersion":2,"minWriterVersion":5}""", null)]
    [InlineData("""{"minReaderVersion":4,"minWriterVersion":8}""", "needs a reader of version 4")]
    public async Task Features_that_are_not_honoured_are_refused_by_name(string protocol, string? reason)
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        table.Commit(new JsonObject { ["protocol"] = JsonNode.Parse(protocol) });

        IReadOnlyList<Diagnostic> reading = await table.TryReadAsync();
        Diagnostic writing = (await table.CheckAsync(Append, "id", "2")).ShouldHaveSingleItem();

        writing.Code.ShouldBe(EngineCodes.DeltaUnusable);
        if (reason is null)
        {
            reading.ShouldBeEmpty();
            writing.Message.ShouldContain("needs a writer of version 5");
        }
        else
        {
            reading.ShouldHaveSingleItem().Message.ShouldContain(reason);
            writing.Message.ShouldContain(reason);
        }
    }

    [Fact]
    public async Task Deletion_vector_is_refused_by_name()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        JsonNode add = table.Actions(0)["add"].Single().DeepClone();
        add["deletionVector"] = new JsonObject { ["storageType"] = "u" };
        table.Commit(new JsonObject { ["add"] = add });

        (await table.TryReadAsync()).ShouldHaveSingleItem().Message.ShouldContain("deletion vectors");
    }

    [Fact]
    public async Task Type_that_the_protocol_does_not_have_is_refused_with_the_way_out()
    {
        await using DeltaScene table = await OpenAsync();
        Diagnostic refusal = (await table.CheckAsync(Append, "id,at", "1,2025-03-01 12:00:00")).ShouldHaveSingleItem();
        refusal.Message.ShouldBe("A Delta table of writer version 2 can't hold 'at', which is a timestamp_ntz.");
        refusal.Hint.ShouldBe("Cast it: `CAST(... AS TIMESTAMP WITH TIME ZONE)`.");
    }

    [Fact]
    public async Task Folder_that_is_no_table_is_told()
    {
        await using DeltaScene table = await OpenAsync();
        (await table.TryReadAsync()).ShouldHaveSingleItem().Code.ShouldBe(EngineCodes.SourceNotFound);
    }

    protected override Task<DeltaScene> OpenAsync() => DeltaScene.OpenAsync();
}
