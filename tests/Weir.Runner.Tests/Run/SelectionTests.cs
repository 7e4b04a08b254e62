using Weir.Core.Blueprints;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class SelectionTests
{
    private static readonly Manifest Manifest = new ManifestBuilder()
        .Ingress("in")
        .Assert("gate", "in", Nodes.Map(("type", "min_rows"), ("min", 1)))
        .Probe("look", "gate", Nodes.Map(("type", "row_count_estimate")))
        .Channel("clean", "gate")
        .Egress("a", "clean", "/out/a")
        .Channel("sums", "clean")
        .Egress("b", "sums", "/out/b")
        .Build();

    private readonly World world = new();

    [Theory]
    [InlineData("sums", null, "in gate clean sums b", "/out/b=sums")]
    [InlineData(null, "a", "in gate clean a", "/out/a=clean")]
    [InlineData("clean", "sums", "in gate clean sums", "")]
    [InlineData("in", null, "in gate look clean a sums b", "/out/a=clean /out/b=sums")]
    [InlineData("look", "look", "in gate look", "")]
    public async Task A_part_runs_with_what_its_rows_need_and_without_other_targets(string? from, string? to, string began, string visible)
    {
        RunOutcome outcome = await world.RunAsync(Manifest, from: from, to: to);

        outcome.ExitCode.ShouldBe(0);
        world.Began().ShouldBe(began);
        string.Join(" ", world.Targets.Visible).ShouldBe(visible);
        world.Targets.Log.Count(l => l.StartsWith("lease", StringComparison.Ordinal)).ShouldBe(visible.Length == 0 ? 0 : visible.Split(' ').Length);
    }

    [Fact]
    public async Task What_the_part_depends_on_without_rows_is_left_out()
    {
        Manifest ordered = new ManifestBuilder().Ingress("in").Egress("first", "in", "/out/1").Egress("second", "in", "/out/2").With("second", m => m with { DependsOn = ["first"] }).Build();

        await world.RunAsync(ordered, from: "second");

        world.Targets.Visible.ShouldBe(["/out/2=in"]);
    }

    [Theory]
    [InlineData("cleen", null, "--from names 'cleen', which is no module of this Blueprint.", "Did you mean 'clean'?")]
    [InlineData(null, "x", "--to names 'x', which is no module of this Blueprint.", null)]
    [InlineData("b", "a", "Nothing runs from 'b' to 'a': 'a' does not depend on 'b'.", "Swap the two, or leave one out.")]
    public async Task A_part_that_does_not_exist_is_wrong_usage(string? from, string? to, string message, string? hint)
    {
        RunOutcome outcome = await world.RunAsync(Manifest, from: from, to: to);

        outcome.ExitCode.ShouldBe(5);
        outcome.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe(message);
        if (hint is not null)
        {
            outcome.Diagnostics[0].Hint.ShouldBe(hint);
        }

        world.Engine.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_thousand_modules_run_in_a_chain_with_side_branches()
    {
        const int Modules = 10_000;
        ManifestBuilder builder = new ManifestBuilder().Ingress("m0");
        for (int i = 1; i < Modules; i++)
        {
            _ = i % 5 == 0 ? builder.Egress($"m{i}", $"m{i - 1}", $"/out/{i}") : builder.Channel($"m{i}", i % 5 == 1 && i > 1 ? $"m{i - 2}" : $"m{i - 1}");
        }

        world.Engine.KeepsLog = false;
        RunOutcome outcome = await world.RunAsync(builder.Build());

        outcome.ExitCode.ShouldBe(0);
        world.Events.OfType<ModuleFinished>().Count(m => m.Status == ModuleStatus.Success).ShouldBe(Modules);
        world.Targets.Visible.Count().ShouldBe((Modules - 1) / 5);
    }
}
