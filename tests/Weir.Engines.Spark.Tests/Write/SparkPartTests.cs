using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Tests.Write;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Write;

/// <summary>Writes that change a part of a target made of plain files.</summary>
public sealed class SparkPartTests(SparkServer server)
{
    private const string Partitions = """{"format":"FORMAT","path":"TARGET/","mode":"overwrite_partitions","partition_by":["day"]}""";
    private const string Where = """{"format":"parquet","path":"TARGET/","mode":"overwrite_partitions","replace_where":"day >= 2 AND v IS NOT NULL"}""";

    [Theory]
    [InlineData("""{"format":"parquet","path":"TARGET/","mode":"merge","merge_key":["id"],"partition_by":["part"]}""", true)]
    [InlineData("""{"format":"parquet","path":"TARGET","mode":"merge","merge_key":"id"}""", false)]
    public async Task Known_keys_are_replaced_and_others_added(string config, bool asFolder)
    {
        await using PartialTarget target = await OpenAsync(config, asFolder);
        (await target.WriteAsync("id,part,old", "1,a,x", "2,b,y", ",c,z")).ShouldBe(3);

        (await target.WriteAsync("id,part,new", "2,c,n", "3,a,m", ",c,k")).ShouldBe(3);

        (await target.ReadAsync("id", "part", "old", "new")).ShouldBe(
            ["1|\"a\"|\"x\"|null", "2|\"c\"|\"y\"|\"n\"", "3|\"a\"|null|\"m\"", "null|\"c\"|\"z\"|null", "null|\"c\"|null|\"k\""], ignoreOrder: true);
        (await target.RefusedAsync("id,part,new", "7,a,n", "7,b,m")).Code.ShouldBe(EngineCodes.MergeKeyTwice);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    public async Task Partitions_of_the_new_rows_are_replaced_and_others_left(string format)
    {
        await using PartialTarget target = await OpenAsync(Partitions.Replace("FORMAT", format, StringComparison.Ordinal));
        await target.WriteAsync("id,day", "1,a b", "2,c", "3,");
        IReadOnlyDictionary<string, string> before = target.Files;

        (await target.WriteAsync("id,day", "4,c", "5,d", "6,")).ShouldBe(3);

        target.Files.Count.ShouldBe(4);
        string kept = before.Keys.Single(file => file.StartsWith("day=a", StringComparison.Ordinal));
        target.Files[kept].ShouldBe(before[kept]);
        if (format == "parquet")
        {
            (await target.ReadAsync("id", "day")).ShouldBe(["1|\"a b\"", "4|\"c\"", "5|\"d\"", "6|null"]);
            Diagnostic found = (await target.CheckAsync("id,day", "x,a")).ShouldHaveSingleItem();
            found.Message.ShouldBe("The target has other types: 'id' (bigint there, string now).");
        }
    }

    [Fact]
    public async Task Rows_for_which_the_condition_is_true_are_replaced_and_unknown_ones_stay()
    {
        await using PartialTarget target = await OpenAsync(Where);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "day,v", "1,a", "2,b", "2,", ",c", "3,d");

        (await target.WriteAsync("day,v", "2,x", "9,y")).ShouldBe(2);

        (await target.ReadAsync("day", "v")).ShouldBe(["1|\"a\"", "2|\"x\"", "2|null", "9|\"y\"", "null|\"c\""]);
        Diagnostic refusal = await target.RefusedAsync("day,v", "2,x", "1,y", ",z");
        refusal.Code.ShouldBe(EngineCodes.OutsideReplaced);
        refusal.Message.ShouldBe("2 of the rows to be written do not satisfy `replace_where`.");
    }

    private Task<PartialTarget> OpenAsync(string config, bool asFolder = true) => PartialTarget.OpenAsync(new SparkEngine(), $$"""{"url":"{{server.Url}}"}""", config, asFolder);
}
