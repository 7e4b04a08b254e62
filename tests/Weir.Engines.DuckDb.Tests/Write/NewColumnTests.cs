using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;

namespace Weir.Engines.DuckDb.Tests.Write;

/// <summary><c>on_new_columns</c> of an Egress looks at what is at the target, in every format and mode that leaves or replaces it.</summary>
public sealed class NewColumnTests
{
    [Theory]
    [InlineData("t.csv", "append")]
    [InlineData("t.csv", "overwrite")]
    [InlineData("t.csv.gz", "append")]
    [InlineData("t.jsonl", "append")]
    [InlineData("t.json", "overwrite")]
    [InlineData("t.parquet", "append")]
    [InlineData("t.parquet", "overwrite")]
    public async Task New_columns_of_a_file_fail_or_are_told(string name, string mode)
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        await engine.WriteAsync(await engine.RowsAsync("old", "id,name", "1,a"), $$"""{"path":"{{name}}","mode":"overwrite"}""", name);
        await engine.RowsAsync("same", "ID,name", "2,b");
        await engine.RowsAsync("more", "id,name,extra", "2,b,c");
        (await FindAsync(engine, "same", name, mode, "fail")).ShouldBeEmpty();
        (await FindAsync(engine, "more", name, mode, "allow")).ShouldBeEmpty();
        (await FindAsync(engine, "more", name, mode, "fail")).ShouldBe(["new-columns The target of 'save' does not have 'extra' yet."]);
        (await FindAsync(engine, "more", name, mode, "alert")).ShouldBe(["new-columns-seen The target of 'save' does not have 'extra' yet."]);
        (await FindAsync(engine, "more", "other-" + name, mode, "fail")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_files_and_partitions_of_a_folder_count_together()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        Directory.CreateDirectory(Path.Combine(engine.Folder, "t", "day=1"));
        Directory.CreateDirectory(Path.Combine(engine.Folder, "t", "day=2"));
        await File.WriteAllTextAsync(Path.Combine(engine.Folder, "t", "day=1", "a.csv"), "id\n1\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(engine.Folder, "t", "day=2", "b.csv"), "id,name\n1,x\n", TestContext.Current.CancellationToken);
        await engine.RowsAsync("same", "id,name,day", "2,b,3");
        await engine.RowsAsync("more", "id,name,extra,day", "2,b,c,3");
        foreach (string mode in (string[])["append", "overwrite_partitions"])
        {
            (await FindAsync(engine, "same", "t/", mode, "fail", """, "format":"csv", "partition_by":"day" """)).ShouldBeEmpty();
            (await FindAsync(engine, "more", "t/", mode, "fail", """, "format":"csv", "partition_by":"day" """)).ShouldBe(["new-columns The target of 'save' does not have 'extra' yet."]);
        }
    }

    [Fact]
    public async Task Without_a_header_it_is_refused()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        await engine.RowsAsync("more", "id,name", "2,b");
        (await FindAsync(engine, "more", "t.csv", "overwrite", "fail", """, "header":false""")).ShouldBe(
            ["not-supported-by-engine A CSV file without a header does not tell its columns, so new ones can't be found."]);
    }

    private static async Task<string[]> FindAsync(EngineHarness engine, string rows, string path, string mode, string policy, string keys = "")
    {
        string config = $$"""{"path":"{{path}}","mode":"{{mode}}","on_new_columns":"{{policy}}"{{keys}}}""";
        IReadOnlyList<Diagnostic> findings = (await engine.TryDefineAsync(ModuleType.Egress, "save", config, rows)).Diagnostics;
        return [.. findings.Select(finding => $"{finding.Code.Slug} {finding.Message}")];
    }
}
