using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.DuckDb.Tests.Write;

/// <summary>Mode overwrite_partitions: the partitions of the new rows, or the rows of a condition, are replaced, and nothing else.</summary>
public sealed class ReplacePartTests
{
    private const string ByPartition = """{"format":"FORMAT","path":"TARGET/","mode":"overwrite_partitions","partition_by":["day"]}""";
    private const string Where = """{"format":"parquet","path":"TARGET/","mode":"overwrite_partitions","replace_where":"day >= 2 AND v IS NOT NULL"}""";

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Partitions_of_the_new_rows_are_replaced_and_others_left(string format)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByPartition.Replace("FORMAT", format, StringComparison.Ordinal));
        await target.WriteAsync("id,day", "1,a b", "2,c", "3,");
        IReadOnlyDictionary<string, string> before = target.Files;

        (await target.WriteAsync("id,day", "4,c", "5,d", "6,")).ShouldBe(3);

        target.Files.Count.ShouldBe(4);
        string kept = before.Keys.Single(file => file.StartsWith("day=a", StringComparison.Ordinal));
        target.Files[kept].ShouldBe(before[kept]);
        if (format == "parquet")
        {
            (await target.ReadAsync("id", "day")).ShouldBe(["1|\"a b\"", "4|\"c\"", "5|\"d\"", "6|null"]);
        }
    }

    [Fact]
    public async Task Folder_that_another_writer_escaped_otherwise_is_the_same_partition()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByPartition.Replace("FORMAT", "parquet", StringComparison.Ordinal));
        await target.WriteAsync("id,day", "1,a b", "2,c");
        Directory.Move(Path.Combine(target.Path, "day=a%20b"), Path.Combine(target.Path, "day=a b"));

        await target.WriteAsync("id,day", "3,a b");

        (await target.ReadAsync("id", "day")).ShouldBe(["2|\"c\"", "3|\"a b\""]);
    }

    [Fact]
    public async Task No_rows_replace_nothing()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByPartition.Replace("FORMAT", "parquet", StringComparison.Ordinal));
        await target.WriteAsync("id,day", "x,a", "y,b");
        IReadOnlyDictionary<string, string> before = target.Files;

        (await target.WriteAsync("id,day")).ShouldBe(0);

        target.Files.ShouldBe(before);
    }

    [Fact]
    public async Task Target_with_other_partitions_is_refused()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByPartition.Replace("FORMAT", "parquet", StringComparison.Ordinal));
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/","partition_by":["id"]}""", "id,day", "1,1");

        Diagnostic found = (await target.CheckAsync("id,day", "1,1")).ShouldHaveSingleItem();

        found.Code.ShouldBe(EngineCodes.TargetLayout);
        found.Message.ShouldBe("The target is partitioned by 'id', and the rows would be partitioned by 'day'.");
    }

    [Fact]
    public async Task Rows_for_which_the_condition_is_true_are_replaced_and_unknown_ones_stay()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(Where);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "day,v", "1,a", "2,b", "2,", ",c", "3,d");

        (await target.WriteAsync("day,v", "2,x", "9,y")).ShouldBe(2);

        (await target.ReadAsync("day", "v")).ShouldBe(["1|\"a\"", "2|\"x\"", "2|null", "9|\"y\"", "null|\"c\""]);
    }

    [Fact]
    public async Task Writing_the_same_part_again_changes_nothing()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(Where);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "day,v", "1,a", "2,b");
        await target.WriteAsync("day,v", "2,x", "3,y");
        string[] once = await target.ReadAsync("day", "v");

        await target.WriteAsync("day,v", "2,x", "3,y");

        (await target.ReadAsync("day", "v")).ShouldBe(once);
    }

    [Fact]
    public async Task Rows_outside_of_the_replaced_part_are_refused()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(Where);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "day,v", "2,b");

        Diagnostic refusal = await target.RefusedAsync("day,v", "2,x", "1,y", ",z");

        refusal.Code.ShouldBe(EngineCodes.OutsideReplaced);
        refusal.Message.ShouldBe("2 of the rows to be written do not satisfy `replace_where`.");
        (await target.ReadAsync("day", "v")).ShouldBe(["2|\"b\""]);
    }

    [Fact]
    public async Task Condition_over_a_column_that_is_not_there_points_at_it()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(Where);
        Diagnostic found = (await target.CheckAsync("dya,v", "2,b")).ShouldHaveSingleItem();
        found.Code.ShouldBe(EngineCodes.SqlUnknownColumn);
        found.Hint.ShouldBe("Did you mean 'dya'?");
    }

    [Theory]
    [InlineData("fail", "WEIR5011")]
    [InlineData("alert", "WEIR5012")]
    [InlineData("allow", null)]
    public async Task New_columns_are_told_as_asked(string policy, string? code)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync($$"""{"format":"parquet","path":"TARGET/","mode":"append","on_new_columns":"{{policy}}"}""");
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "id", "1");

        IReadOnlyList<Diagnostic> found = await target.CheckAsync("id,extra", "1,2");

        found.Select(finding => finding.Code.Id).ShouldBe(code is null ? [] : [code]);
        found.Select(finding => finding.Message).ShouldBe(code is null ? [] : ["The target of 'save' does not have 'extra' yet."]);
    }
}
