using Weir.Compiler.Sources;
using Weir.Compiler.Tests.Support;

namespace Weir.Compiler.Tests.Passes;

public sealed class PlaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-compiler-").FullName;

    public PlaceTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data", "year=2024"));
        File.WriteAllText(Path.Combine(folder, "data", "orders.csv"), "a\n1\n");
        File.WriteAllText(Path.Combine(folder, "data", "year=2024", "part-1.parquet"), "");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Compiled Compile(string path, string more = "") => Compiled.From(
        $"id: test\nmodules:\n  - {{ id: rows, type: Ingress, config: {{ format: csv, path: \"{path}\" }} }}\n  - {{ id: save, type: Egress, config: {{ path: out.csv }} }}\n{more}",
        o => o with { CheckSources = true, Environment = new Dictionary<string, string> { ["SECRET"] = "hidden" } }, folder);

    [Theory]
    [InlineData("data/orders.csv")]
    [InlineData("data")]
    [InlineData("data/*.csv")]
    [InlineData("data/**/*.parquet")]
    [InlineData("**/part-?.parquet")]
    [InlineData("data/year=[12]*/part-[!0].parquet")]
    [InlineData("s3://bucket/none.csv")]
    [InlineData("https://example.org/none.csv")]
    public void Sources_that_are_there_or_are_remote_are_fine(string path)
    {
        Compile(path).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("data/order.csv", "There is no file or folder '{0}/data/order.csv', which 'rows' reads. | Did you mean 'orders.csv'?")]
    [InlineData("dta/orders.csv", "There is no file or folder '{0}/dta/orders.csv', which 'rows' reads. | Did you mean 'data'?")]
    [InlineData("data/*.json", "No file matches '{0}/data/*.json', which 'rows' reads.")]
    [InlineData("data/nothing/*.csv", "No file matches '{0}/data/nothing/*.csv', which 'rows' reads. | There is no 'nothing' in '{0}/data'.")]
    public void Missing_source_is_reported_with_the_nearest_name(string path, string finding)
    {
        Compile(path).ShouldHave("3:61 missing-source " + finding.Replace("{0}", folder, StringComparison.Ordinal));
    }

    [Fact]
    public void Path_with_a_secret_is_not_spelled_out()
    {
        Compile("data/@aq.secret('SECRET')/x.csv").ShouldHave($"3:61 missing-source There is no file or folder '{folder}/data/[REDACTED]/x.csv', which 'rows' reads.");
    }

    [Fact]
    public void Source_that_an_egress_makes_before_is_fine_and_without_an_order_it_is_not()
    {
        const string Modules = "  - { id: back, type: Ingress, config: { path: out.csv } }\n  - { id: copy, type: Egress, config: { path: copy.csv } }\n";
        const string Edges = "edges:\n  - { from: rows, to: save }\n  - { from: back, to: copy }\n";

        Compile("data/orders.csv", Modules + Edges).ShouldHave(
            $"5:48 missing-source There is no file or folder '{folder}/out.csv', which 'back' reads. | 'save' writes it in this run: add an edge from 'save' to 'back', so that it is written first.");
        Compile("data/orders.csv", Modules + Edges + "  - { from: save, to: back }\n").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Disabled_ingress_needs_no_source()
    {
        Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: data/orders.csv } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: none, type: Ingress, enabled: false, config: { path: nothing.csv } }
              - { id: copy, type: Egress, config: { path: copy.csv } }
            edges: [{ from: rows, to: save }, { from: none, to: copy }]
            """, o => o with { CheckSources = true }, folder).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("path: out/a.csv", "path: ./out/../out/a.csv", "6:46 shared-target 'two' and 'one' both write to '/project/out/a.csv'. | Give each its own target, or merge the rows in a Funnel and write once.")]
    [InlineData("path: out/, format: csv", "path: out/a.csv", "6:46 shared-target 'two' writes to '/project/out/a.csv', inside the target of 'one'. | Give them folders beside each other.")]
    [InlineData("path: s3://b/x.csv", "path: s3://b/x.csv", "6:46 shared-target 'two' and 'one' both write to 's3://b/x.csv'. | Give each its own target, or merge the rows in a Funnel and write once.")]
    [InlineData("table: t", "table: T", "6:47 shared-target 'two' and 'one' both write to 'T'. | Give each its own target, or merge the rows in a Funnel and write once.")]
    [InlineData("format: depot, key: k, value: 1", "format: depot, key: k, value: 2", "6:60 shared-target 'two' and 'one' both write to 'k'. | Give each its own target, or merge the rows in a Funnel and write once.")]
    [InlineData("path: out/a.csv", "path: out/a.csv.d/x.csv", null)]
    public void Targets_may_not_overlap(string first, string second, string? finding)
    {
        Compiled.From(
            $$"""
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: in.csv } }

              - { id: one, type: Egress, config: { {{first}} } }
              - { id: two, type: Egress, config: { {{second}} } }
            edges: [{ from: rows, to: one }, { from: rows, to: two }]
            """).Findings.ShouldBe(finding is null ? [] : [finding]);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXbYc", true)]
    [InlineData("a*b*c", "aXbY", false)]
    [InlineData("[a-c]?", "bz", true)]
    [InlineData("[^a-c]?", "bz", false)]
    [InlineData("[", "[", true)]
    [InlineData("", "a", false)]
    [InlineData("*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Glob_segments_match(string pattern, string name, bool expected)
    {
        GlobSegment.Matches(pattern, name).ShouldBe(expected);
    }

    [Fact]
    public void Relative_paths_start_at_the_blueprints_folder_and_keep_their_last_slash()
    {
        Compiled compiled = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, config: { path: ../in/a.csv } }
              - { id: save, type: Egress, config: { path: out/, format: csv } }
            """);

        compiled.Value("rows", "path").Text.ShouldBe("/in/a.csv");
        compiled.Value("rows", "path").Stable.ShouldBe("../in/a.csv");
        compiled.Value("save", "path").Text.ShouldBe("/project/out/");
    }
}
