using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class BinderTests
{
    private readonly World world = new();

    [Fact]
    public async Task Inputs_have_the_names_that_SQL_uses()
    {
        Manifest manifest = new ManifestBuilder().Ingress("in")
            .Junction("split", "in", "eu")
            .Channel("plain", "in").Channel("branch", "split.eu")
            .Channel("renamed", "SELECT 1", []).Edge(new ManifestEdge("in", "renamed", Ports.Main) { Alias = "rows" })
            .Build();

        await new PipelineBinder(world.Services).BindAsync(manifest, default);

        world.Engine.Log.Where(l => l.StartsWith("define")).ShouldBe([
            "define in()", "define split(in=in)", "define plain(in=in)", "define branch(split.eu=in)", "define renamed(rows=in)",
        ]);
    }

    [Fact]
    public async Task Edge_with_error_types_narrows_the_spillway()
    {
        Manifest manifest = new ManifestBuilder().Ingress("in")
            .Assert("gate", "in", Nodes.Map(("type", "sql_row"), ("expr", "id > 0")))
            .Channel("late", "SELECT 1", []).Edge(new ManifestEdge("gate", "late", Ports.Spillway) { ErrorTypes = ["Late", "Old"] })
            .Build();

        await new PipelineBinder(world.Services).BindAsync(manifest, default);

        world.Engine.Log.ShouldContain("define late(gate=gate.spillway[Late|Old])");
    }

    [Theory]
    [InlineData("split", "in")]
    [InlineData("plain", "plain")]
    [InlineData("out", "plain")]
    public async Task Probe_looks_at_the_output_of_its_module_or_at_its_input(string attachTo, string relation)
    {
        Manifest manifest = new ManifestBuilder().Ingress("in").Junction("split", "in", "eu").Channel("plain", "in").Egress("out", "plain", "/out/a")
            .Probe("look", attachTo, Nodes.Map(("type", "row_count_estimate"))).Build();

        await new PipelineBinder(world.Services).BindAsync(manifest, default);

        world.Engine.Log.ShouldContain($"define look({attachTo}={relation})");
    }

    [Fact]
    public async Task Module_on_another_engine_than_what_it_reads_is_refused()
    {
        Manifest manifest = new ManifestBuilder().Ingress("in").Channel("far", "in").With("in", m => m with { Engine = "fake" }).With("far", m => m with { Engine = "spark" }).Build();

        BindOutcome bound = await new PipelineBinder(world.Services).BindAsync(manifest, default);

        bound.ExitCode.ShouldBe(1);
        bound.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("Module 'far' asks for the engine 'spark', which is not installed.");
    }

    [Theory]
    [InlineData("/out/a.parquet", true)]
    [InlineData("/out/ab.parquet", false)]
    public async Task Ingress_that_reads_what_an_earlier_Egress_of_the_run_writes_is_refused(string path, bool refused)
    {
        Manifest manifest = new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a.parquet").Ingress("again", path).With("again", m => m with { DependsOn = ["out"] }).Build();

        BindOutcome bound = await new PipelineBinder(world.Services).BindAsync(manifest, default);

        bound.Diagnostics.Select(d => d.Code).ShouldBe(refused ? [RunnerCodes.ReadAfterWrite] : []);
    }

    [Fact]
    public async Task Target_that_can_not_appear_whole_is_refused()
    {
        BindOutcome bound = await new PipelineBinder(world.Services).BindAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "s3://bucket/a", "overwrite").Build(), default);

        bound.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.WriteUnsupported);
    }

    [Fact]
    public void Codes_are_unique()
    {
        RunnerCodes.All.Select(c => c.Id).ShouldBeUnique();
        RunnerCodes.All.Select(c => c.Slug).ShouldBeUnique();
    }
}
