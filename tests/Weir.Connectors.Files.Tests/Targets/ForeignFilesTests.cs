using Weir.Connectors.Files.Tests.Support;

namespace Weir.Connectors.Files.Tests.Targets;

/// <summary>A folder that is to be replaced may hold nothing that no run of its Egress writes.</summary>
public sealed class ForeignFilesTests : IDisposable
{
    private readonly TargetFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("part-0.csv", null)]
    [InlineData("part-0.CSV.gz", null)]
    [InlineData("day=1/part-0.tsv", null)]
    [InlineData("_SUCCESS", null)]
    [InlineData(".part-0.csv.crc", null)]
    [InlineData("_delta_log/0.json", null)]
    [InlineData("notes.txt", "notes.txt")]
    [InlineData("part-0.parquet", "part-0.parquet")]
    [InlineData("part-0.csv|src/Program.cs", "src/Program.cs")]
    [InlineData("no ending", "no ending")]
    public void Foreign_files_are_found_and_own_ones_are_not(string files, string? expected)
    {
        string target = folder.Path("out");
        foreach (string file in files.Split('|'))
        {
            string path = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "x");
        }

        new LocalTargetStore().FindForeign(target, [".csv", ".tsv"]).ShouldBe(expected is null ? null : Path.Combine(target, expected));
    }

    [Fact]
    public void A_target_that_is_no_folder_holds_nothing_foreign() => new LocalTargetStore().FindForeign(folder.Path("none"), [".csv"]).ShouldBeNull();
}
