using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;

namespace Weir.Engines.DuckDb.Tests.Delta;

/// <summary>Writes to a Delta table: each is one entry of its log, after the protocol of reader version 1 and writer version 2.</summary>
public sealed class DeltaWriteTests
{
    private const string Append = "\"mode\":\"append\"";
    private const string Overwrite = "\"mode\":\"overwrite\"";
    private const string Merge = "\"mode\":\"merge\",\"merge_key\":\"id\"";
    private const string Partitions = "\"mode\":\"overwrite_partitions\",\"partition_by\":\"day\"";

    [Fact]
    public async Task First_write_makes_the_table()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();

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
    public async Task Append_adds_files_and_touches_none()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        await table.WriteAsync(Append, "id", "2");

        table.Actions(1)["remove"].ShouldBeEmpty();
        (await table.ReadAsync("id")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Overwrite_replaces_all_and_old_versions_can_still_be_read()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        await table.WriteAsync(Overwrite, "id", "2");

        (await table.ReadAsync("id")).ShouldBe(["2"]);
        (await table.ReadAtAsync("""{"version_as_of":"0"}""", "id")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Merge_replaces_rows_of_known_keys_and_keeps_the_others()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync("\"mode\":\"append\",\"partition_by\":\"part\"", "id,part,v", "1,a,x", "2,b,x", "3,b,y", ",c,z");

        (await table.WriteAsync(Merge, "id,part,v", "2,c,new", "4,a,new")).ShouldBe(2);

        (await table.ReadAsync("id", "part", "v")).ShouldBe(["1|\"a\"|\"x\"", "2|\"c\"|\"new\"", "3|\"b\"|\"y\"", "4|\"a\"|\"new\"", "null|\"c\"|\"z\""]);
        table.Actions(1)["remove"].Select(remove => remove["partitionValues"]!["part"]!.GetValue<string>()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Partitions_of_the_new_rows_are_replaced()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Partitions, "id,day", "1,a b", "2,c/d", "3,");

        await table.WriteAsync(Partitions, "id,day", "4,c/d", "5,");

        (await table.ReadAsync("id", "day")).ShouldBe(["1|\"a b\"", "4|\"c/d\"", "5|null"]);
    }

    [Fact]
    public async Task Replaced_rows_are_those_of_the_condition()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id,v", "1,a", "2,b", ",c");

        await table.WriteAsync("\"mode\":\"overwrite_partitions\",\"replace_where\":\"id >= 2\"", "id,v", "3,d");

        (await table.ReadAsync("id", "v")).ShouldBe(["1|\"a\"", "3|\"d\"", "null|\"c\""]);
    }

    [Fact]
    public async Task New_columns_come_only_when_they_are_allowed()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");

        Diagnostic refusal = (await table.CheckAsync(Append, "id,extra", "2,x")).ShouldHaveSingleItem();
        refusal.Code.ShouldBe(DuckDbCodes.NewColumns);
        refusal.Message.ShouldBe("The table does not have 'extra' yet.");

        await table.WriteAsync(Append + ",\"merge_schema\":true", "extra,id", "x,2");
        (await table.ReadAsync("id", "extra")).ShouldBe(["1|null", "2|\"x\""]);
    }

    [Fact]
    public async Task Other_types_are_refused_unless_the_schema_is_replaced()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");

        (await table.CheckAsync(Overwrite, "id", "x")).ShouldHaveSingleItem().Message.ShouldBe("The table has other types: 'id' (bigint there, string now).");

        await table.WriteAsync(Overwrite + ",\"overwrite_schema\":true", "id", "x");
        (await table.ReadAsync("id")).ShouldBe(["\"x\""]);
    }

    [Fact]
    public async Task Publishing_twice_commits_once()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        (var step, _) = await table.StageAsync(Append, "id", "1");

        table.Publish(step);
        table.Publish(step);

        table.Versions.ShouldBe([0L]);
        (await table.ReadAsync("id")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Appends_of_two_writers_both_count()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        (var first, _) = await table.StageAsync(Append, "id", "2");
        (var second, _) = await table.StageAsync(Append, "id", "3");

        table.Publish(second);
        table.Publish(first);

        table.Versions.ShouldBe([0L, 1L, 2L]);
        (await table.ReadAsync("id")).ShouldBe(["1", "2", "3"]);
    }

    [Theory]
    [InlineData(Overwrite, Append)]
    [InlineData(Merge, Append)]
    [InlineData(Append, "\"mode\":\"append\",\"merge_schema\":true")]
    public async Task Write_made_of_what_another_writer_changed_is_refused_and_given_up(string mode, string others)
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        (var step, _) = await table.StageAsync(mode, "id", "2");
        await table.WriteAsync(others, others.Contains("schema", StringComparison.Ordinal) ? ["id,more", "3,x"] : ["id", "3"]);

        Diagnostic refusal = Should.Throw<WeirException>(() => table.Publish(step)).Diagnostic;

        refusal.Code.Id.ShouldBe("WEIR7007");
        (await table.ReadAsync("id")).ShouldBe(["1", "3"]);
        Should.Throw<WeirException>(() => table.Publish(step)).Diagnostic.Code.Id.ShouldBe("WEIR7005");
        Directory.Exists(step.Staged).ShouldBeFalse();
    }

    [Fact]
    public async Task Long_log_is_summed_up_and_read_from_there()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
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
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        table.Commit(new JsonObject { ["protocol"] = JsonNode.Parse(protocol) });

        IReadOnlyList<Diagnostic> reading = await table.TryReadAsync();
        Diagnostic writing = (await table.CheckAsync(Append, "id", "2")).ShouldHaveSingleItem();

        writing.Code.ShouldBe(DuckDbCodes.DeltaUnusable);
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
        await using DeltaScene table = await DeltaScene.OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        JsonNode add = table.Actions(0)["add"].Single().DeepClone();
        add["deletionVector"] = new JsonObject { ["storageType"] = "u" };
        table.Commit(new JsonObject { ["add"] = add });

        (await table.TryReadAsync()).ShouldHaveSingleItem().Message.ShouldContain("deletion vectors");
    }

    [Fact]
    public async Task Type_that_the_protocol_does_not_have_is_refused_with_the_way_out()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        Diagnostic refusal = (await table.CheckAsync(Append, "id,at", "1,2025-03-01 12:00:00")).ShouldHaveSingleItem();
        refusal.Message.ShouldBe("A Delta table of writer version 2 can't hold 'at', which is a timestamp_ntz.");
        refusal.Hint.ShouldBe("Cast it: `CAST(... AS TIMESTAMP WITH TIME ZONE)`.");
    }

    [Fact]
    public async Task Folder_that_is_no_table_is_told()
    {
        await using DeltaScene table = await DeltaScene.OpenAsync();
        (await table.TryReadAsync()).ShouldHaveSingleItem().Code.ShouldBe(DuckDbCodes.SourceNotFound);
    }
}
