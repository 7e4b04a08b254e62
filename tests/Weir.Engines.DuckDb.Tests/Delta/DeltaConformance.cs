using Weir.Core.Diagnostics;

namespace Weir.Engines.DuckDb.Tests.Delta;

/// <summary>What a write to a Delta table does, whatever the engine.</summary>
public abstract class DeltaConformance
{
    protected const string Append = "\"mode\":\"append\"";
    protected const string Overwrite = "\"mode\":\"overwrite\"";
    protected const string Merge = "\"mode\":\"merge\",\"merge_key\":\"id\"";
    private const string Partitions = "\"mode\":\"overwrite_partitions\",\"partition_by\":\"day\"";

    /// <summary>A scene with the engine under test.</summary>
    protected abstract Task<DeltaScene> OpenAsync();

    [Fact]
    public async Task Append_adds_files_and_touches_none()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        await table.WriteAsync(Append, "id", "2");

        table.Actions(1)["remove"].ShouldBeEmpty();
        (await table.ReadAsync("id")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Overwrite_replaces_all_and_old_versions_can_still_be_read()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        await table.WriteAsync(Overwrite, "id", "2");

        (await table.ReadAsync("id")).ShouldBe(["2"]);
        (await table.ReadAtAsync("""{"version_as_of":"0"}""", "id")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Merge_replaces_rows_of_known_keys_and_keeps_the_others()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync("\"mode\":\"append\",\"partition_by\":\"part\"", "id,part,v", "1,a,x", "2,b,x", "3,b,y", ",c,z");

        (await table.WriteAsync(Merge, "id,part,v", "2,c,new", "4,a,new")).ShouldBe(2);

        (await table.ReadAsync("id", "part", "v")).ShouldBe(["1|\"a\"|\"x\"", "2|\"c\"|\"new\"", "3|\"b\"|\"y\"", "4|\"a\"|\"new\"", "null|\"c\"|\"z\""]);
        table.Actions(1)["remove"].Select(remove => remove["partitionValues"]!["part"]!.GetValue<string>()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Partitions_of_the_new_rows_are_replaced()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Partitions, "id,day", "1,a b", "2,c/d", "3,");

        await table.WriteAsync(Partitions, "id,day", "4,c/d", "5,");

        (await table.ReadAsync("id", "day")).ShouldBe(["1|\"a b\"", "4|\"c/d\"", "5|null"]);
    }

    [Fact]
    public async Task Replaced_rows_are_those_of_the_condition()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id,v", "1,a", "2,b", ",c");

        await table.WriteAsync("\"mode\":\"overwrite_partitions\",\"replace_where\":\"id >= 2\"", "id,v", "3,d");

        (await table.ReadAsync("id", "v")).ShouldBe(["1|\"a\"", "3|\"d\"", "null|\"c\""]);
    }

    [Fact]
    public async Task New_columns_come_only_when_they_are_allowed()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");

        Diagnostic refusal = (await table.CheckAsync(Append, "id,extra", "2,x")).ShouldHaveSingleItem();
        refusal.Code.Slug.ShouldEndWith("new-columns");
        refusal.Message.ShouldBe("The table does not have 'extra' yet.");

        await table.WriteAsync(Append + ",\"merge_schema\":true", "extra,id", "x,2");
        (await table.ReadAsync("id", "extra")).ShouldBe(["1|null", "2|\"x\""]);
    }

    [Fact]
    public async Task Other_types_are_refused_unless_the_schema_is_replaced()
    {
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");

        (await table.CheckAsync(Overwrite, "id", "x")).ShouldHaveSingleItem().Message.ShouldBe("The table has other types: 'id' (bigint there, string now).");

        await table.WriteAsync(Overwrite + ",\"overwrite_schema\":true", "id", "x");
        (await table.ReadAsync("id")).ShouldBe(["\"x\""]);
    }

    [Fact]
    public async Task Publishing_twice_commits_once()
    {
        await using DeltaScene table = await OpenAsync();
        (var step, _) = await table.StageAsync(Append, "id", "1");

        table.Publish(step);
        table.Publish(step);

        table.Versions.ShouldBe([0L]);
        (await table.ReadAsync("id")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Appends_of_two_writers_both_count()
    {
        await using DeltaScene table = await OpenAsync();
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
        await using DeltaScene table = await OpenAsync();
        await table.WriteAsync(Append, "id", "1");
        (var step, _) = await table.StageAsync(mode, "id", "2");
        await table.WriteAsync(others, others.Contains("schema", StringComparison.Ordinal) ? ["id,more", "3,x"] : ["id", "3"]);

        Diagnostic refusal = Should.Throw<WeirException>(() => table.Publish(step)).Diagnostic;

        refusal.Code.Id.ShouldBe("WEIR7007");
        (await table.ReadAsync("id")).ShouldBe(["1", "3"]);
        Should.Throw<WeirException>(() => table.Publish(step)).Diagnostic.Code.Id.ShouldBe("WEIR7005");
        Directory.Exists(step.Staged).ShouldBeFalse();
    }
}
