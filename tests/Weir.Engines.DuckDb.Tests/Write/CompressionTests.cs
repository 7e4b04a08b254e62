using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Tests.Write;

/// <summary>Compressed files: written as they say, and read back by their ending or by what is told.</summary>
public sealed class CompressionTests
{
    private const string Gzip = "1F8B";
    private const string Zstd = "28B52FFD";

    [Theory]
    [InlineData("csv", "rows.csv.gz", "auto", Gzip)]
    [InlineData("csv", "rows.csv.zst", "auto", Zstd)]
    [InlineData("csv", "rows.tsv.gz", "auto", Gzip)]
    [InlineData("csv", "rows.bin", "gzip", Gzip)]
    [InlineData("csv", "rows.bin", "zstd", Zstd)]
    [InlineData("json", "rows.json.gz", "auto", Gzip)]
    [InlineData("json", "rows.jsonl.zst", "auto", Zstd)]
    [InlineData("json", "rows.bin", "gzip", Gzip)]
    [InlineData("json", "rows.bin", "zstd", Zstd)]
    [InlineData("parquet", "rows.parquet", "gzip", "50415231")]
    [InlineData("parquet", "rows.parquet", "zstd", "50415231")]
    public async Task What_is_written_compressed_is_read_back(string format, string name, string compression, string magic)
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        Relation rows = await engine.RowsAsync("rows", ["id,name", .. Enumerable.Range(0, 3000).Select(i => $"{i},the same text {i % 7}")]);
        await engine.WriteAsync(rows, $$"""{"format":"{{format}}","path":"/x/{{name}}","options":{"compression":"{{compression}}"} }""".Replace(",\"options\":{\"compression\":\"auto\"} ", "", StringComparison.Ordinal), "staged");
        string file = Path.Combine(engine.Folder, name);
        File.Move(Path.Combine(engine.Folder, "staged"), file);

        Convert.ToHexString(await File.ReadAllBytesAsync(file)).ShouldStartWith(magic);
        new FileInfo(file).Length.ShouldBeLessThan(30_000);
        string told = compression == "auto" || format == "parquet" ? "" : $$""","options":{"compression":"{{compression}}"} """;
        Relation back = await engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{file}}"{{told}}}""");
        (await engine.ReadAsync(back)).ShouldBe(await engine.ReadAsync(rows));
    }

    [Theory]
    [InlineData("csv", "gzip", ".csv.gz")]
    [InlineData("csv", "zstd", ".csv.zst")]
    [InlineData("json", "gzip", ".jsonl.gz")]
    [InlineData("json", "zstd", ".jsonl.zst")]
    public async Task Files_of_a_folder_have_the_ending_of_their_compression(string format, string compression, string ending)
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        Relation rows = await engine.RowsAsync("rows", "id,k", "1,a", "2,b", "3,a");
        await engine.WriteAsync(rows, $$"""{"format":"{{format}}","path":"/x/","partition_by":["k"],"options":{"compression":"{{compression}}"} }""", "out", asFolder: true);
        Directory.GetFiles(Path.Combine(engine.Folder, "out"), "*", SearchOption.AllDirectories).ShouldAllBe(file => file.EndsWith(ending, StringComparison.Ordinal));
        Relation back = await engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{Path.Combine(engine.Folder, "out")}}"}""");
        (await engine.ReadAsync(back, "id", "k")).ShouldBe(["1|\"a\"", "2|\"b\"", "3|\"a\""]);
    }

    [Fact]
    public async Task A_file_that_is_no_gzip_is_named()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        string file = Path.Combine(engine.Folder, "plain.csv.gz");
        await File.WriteAllTextAsync(file, "id,name\n1,a\n");
        foreach (string options in (string[])["{}", """{"mode":"DROPMALFORMED"}"""])
        {
            DefinedModule module = await engine.TryDefineAsync(ModuleType.Ingress, "rows", $$"""{"format":"csv","path":"{{file}}","options":{{options}} }""");
            module.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("plain.csv.gz");
        }
    }
}
