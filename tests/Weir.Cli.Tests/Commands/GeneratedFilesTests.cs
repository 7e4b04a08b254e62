using Weir.Cli.Reference;
using Weir.Cli.Tests.Support;
using Weir.Core.Diagnostics;

namespace Weir.Cli.Tests.Commands;

public sealed class GeneratedFilesTests
{
    [Fact]
    public async Task The_committed_reference_and_schemas_are_what_the_code_generates()
    {
        if (Golden.Rewrite)
        {
            await CliRun.Of("dev", "docs");
        }

        foreach (ReferencePage page in GeneratedFiles.All())
        {
            string path = Path.Combine(Golden.Root, page.Path);
            File.Exists(path).ShouldBeTrue($"{page.Path} is missing; run 'weir dev docs'");
            File.ReadAllText(path).ShouldBe(page.Text, $"{page.Path} is stale; run 'weir dev docs'");
        }
    }

    [Fact]
    public void No_page_of_the_reference_is_left_over()
    {
        string folder = Path.Combine(Golden.Root, "docs", "reference");

        IEnumerable<string> committed = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Golden.Root, f).Replace('\\', '/'));

        committed.ShouldBe(GeneratedFiles.All().Select(p => p.Path).Where(p => p.EndsWith(".md", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void Every_finding_has_an_id_and_a_name_of_its_own()
    {
        IReadOnlyList<DiagnosticCode> all = DiagnosticsPage.All();

        all.Count.ShouldBeGreaterThan(40);
        all.Select(c => c.Id).ShouldBeUnique();
        all.Select(c => c.Slug).ShouldBeUnique();
        all.ShouldAllBe(c => c.Explanation.EndsWith('.') && c.Id.StartsWith("WEIR"));
    }
}
