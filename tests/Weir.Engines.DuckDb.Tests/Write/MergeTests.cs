using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.DuckDb.Tests.Write;

/// <summary>Mode merge: rows with a known key are replaced, the others added.</summary>
public sealed class MergeTests
{
    private const string ByKey = """{"format":"parquet","path":"TARGET/","mode":"merge","merge_key":"id"}""";
    private const string ByKeyInParts = """{"format":"parquet","path":"TARGET/","mode":"merge","merge_key":["id"],"partition_by":["part"]}""";
    private const string IntoFile = """{"format":"parquet","path":"TARGET","mode":"merge","merge_key":"id"}""";

    [Theory]
    [InlineData(ByKey, true)]
    [InlineData(IntoFile, false)]
    public async Task Known_keys_are_replaced_and_others_added(string config, bool asFolder)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(config, asFolder);

        (await target.WriteAsync("id,name", "1,Ada", "2,Bob")).ShouldBe(2);
        (await target.WriteAsync("id,name", "2,Bert", "3,Cy")).ShouldBe(2);

        (await target.ReadAsync("id", "name")).ShouldBe(["1|\"Ada\"", "2|\"Bert\"", "3|\"Cy\""]);
    }

    [Fact]
    public async Task Files_without_a_matched_row_are_taken_over_as_they_are()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKeyInParts);
        await target.WriteAsync("id,part,v", "1,a,x", "2,b,x", "3,b,y");
        await File.WriteAllTextAsync(Path.Combine(target.Path, "_NOTE"), "by hand");
        IReadOnlyDictionary<string, string> before = target.Files;

        await target.WriteAsync("id,part,v", "2,c,z");

        (await target.ReadAsync("id", "part", "v")).ShouldBe(["1|\"a\"|\"x\"", "2|\"c\"|\"z\"", "3|\"b\"|\"y\""]);
        string kept = before.Keys.Single(file => file.StartsWith("part=a", StringComparison.Ordinal));
        target.Files[kept].ShouldBe(before[kept]);
        (await File.ReadAllTextAsync(Path.Combine(target.Path, "_NOTE"))).ShouldBe("by hand");
    }

    [Fact]
    public async Task File_whose_rows_all_change_is_gone()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKeyInParts);
        await target.WriteAsync("id,part", "1,a", "2,b");

        await target.WriteAsync("id,part", "1,b");

        Directory.Exists(Path.Combine(target.Path, "part=a")).ShouldBeFalse();
        (await target.ReadAsync("id", "part")).ShouldBe(["1|\"b\"", "2|\"b\""]);
    }

    [Fact]
    public async Task Null_matches_nothing()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKey);
        await target.WriteAsync("id,v", "1,a", ",b");

        await target.WriteAsync("id,v", ",c", ",d", "1,e");

        (await target.ReadAsync("id", "v")).ShouldBe(["1|\"e\"", "null|\"b\"", "null|\"c\"", "null|\"d\""]);
    }

    [Fact]
    public async Task Key_that_the_rows_hold_twice_is_refused_and_named()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKey);
        await target.WriteAsync("id,v", "1,a");

        Diagnostic refusal = await target.RefusedAsync("id,v", "7,a", "7,b", "8,c", "8,d", "8,e");

        refusal.Code.ShouldBe(EngineCodes.MergeKeyTwice);
        refusal.Message.ShouldBe("""The rows to be merged hold the key {"id":7} 2 times, and 1 more keys are there more than once.""");
        (await target.ReadAsync("id", "v")).ShouldBe(["1|\"a\""]);
    }

    [Fact]
    public async Task Key_twice_is_refused_where_no_target_is_yet()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKey);
        (await target.RefusedAsync("id,v", "7,a", "7,b")).Code.ShouldBe(EngineCodes.MergeKeyTwice);
    }

    [Fact]
    public async Task Columns_of_the_target_only_keep_their_values_and_new_ones_come_to_it()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(IntoFile, asFolder: false);
        await target.WriteAsync("id,a,b", "1,x,10", "2,y,20");

        await target.WriteAsync("c,id,a", "true,2,z", "false,3,w");

        (await target.ReadAsync("id", "a", "b", "c")).ShouldBe(["1|\"x\"|10|null", "2|\"z\"|20|true", "3|\"w\"|null|false"]);
    }

    [Fact]
    public async Task Target_that_holds_a_key_twice_has_both_rows_changed()
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKey);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", "id,a,b", "1,x,10", "1,y,20", "2,z,30");

        (await target.WriteAsync("id,a", "1,w")).ShouldBe(2);

        (await target.ReadAsync("id", "a", "b")).ShouldBe(["1|\"w\"|10", "1|\"w\"|20", "2|\"z\"|30"]);
    }

    [Theory]
    [InlineData("id,v", "1,a", "id,v", "x,a", "WEIR5010", "The target has other types: 'id' (bigint there, string now).")]
    [InlineData("key,v", "1,a", "id,v", "1,a", "WEIR5010", "The target has no 'id', by which rows are to be merged.")]
    public async Task Target_of_other_columns_is_refused(string oldHeader, string oldRow, string header, string row, string code, string message)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(ByKey);
        await target.WriteAsAsync("""{"format":"parquet","path":"TARGET/"}""", oldHeader, oldRow);

        IReadOnlyList<Diagnostic> found = await target.CheckAsync(header, row);
        Diagnostic refusal = found.Count > 0 ? found[0] : await target.RefusedAsync(header, row);

        refusal.Code.Id.ShouldBe(code);
        refusal.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Text_formats_are_refused_by_name(string format)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync($$"""{"format":"{{format}}","path":"TARGET","mode":"merge","merge_key":"id"}""", asFolder: false);
        Diagnostic found = (await target.CheckAsync("id,v", "1,a")).ShouldHaveSingleItem();
        found.Code.ShouldBe(EngineCodes.NotSupported);
        found.Message.ShouldBe($"DuckDB can't honour mode merge in files of the format {format}.");
    }

    /// <summary>Batches of rows over few keys, some of them NULL, against a dictionary and a list.</summary>
    [Fact]
    public void Merging_equals_a_dictionary()
    {
        Gen<(int? Key, int Part, int Value)> row = from key in Gen.Choose(0, 12)
                                                     from part in Gen.Choose(0, 2)
                                                     from value in Gen.Choose(0, 99)
                                                     select (key == 0 ? (int?)null : key, part, value);
        Gen<(int? Key, int Part, int Value)[][]> batches = row.ArrayOf(8).ArrayOf(4).Where(all => all.Length > 0);
        Prop.ForAll(batches.ToArbitrary(), all => MergeAsync(all).GetAwaiter().GetResult().ShouldBe(Expect(all)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private static string[] Expect((int? Key, int Part, int Value)[][] batches)
    {
        Dictionary<int, string> byKey = [];
        List<string> keyless = [];
        foreach ((int? key, int part, int value) in batches.SelectMany(Distinct))
        {
            if (key is { } known)
            {
                byKey[known] = $"{known}|{part}|{value}";
            }
            else
            {
                keyless.Add($"null|{part}|{value}");
            }
        }

        return [.. byKey.Values.Concat(keyless).Order(StringComparer.Ordinal)];
    }

    private static async Task<string[]> MergeAsync((int? Key, int Part, int Value)[][] batches)
    {
        await using PartialTarget target = await PartialTarget.OpenAsync(
            """{"format":"parquet","path":"TARGET/","mode":"merge","merge_key":["id"],"partition_by":["part"]}""");
        await target.WriteAsync("id,part,v", "0,0,0");
        foreach ((int? Key, int Part, int Value)[] batch in batches.Select(batch => Distinct(batch).ToArray()).Where(batch => batch.Length > 0))
        {
            await target.WriteAsync(["id,part,v", .. batch.Select(row => $"{row.Key},{row.Part},{row.Value}"), "0,0,0"]);
        }

        return [.. (await target.ReadAsync("id", "part", "v")).Where(row => row != "0|0|0")];
    }

    /// <summary>The last row of each key, and all without one.</summary>
    private static IEnumerable<(int? Key, int Part, int Value)> Distinct((int? Key, int Part, int Value)[] batch) =>
        batch.Where((row, i) => row.Key is null || !batch.Skip(i + 1).Any(later => later.Key == row.Key));
}
