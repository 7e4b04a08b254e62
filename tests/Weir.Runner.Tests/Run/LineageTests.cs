using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Run;

public sealed class LineageTests
{
    [Fact]
    public async Task Transforming_modules_are_traced_with_their_parse_trees()
    {
        World world = new() { Lineage = new Tracer(fails: false) };

        await world.RunAsync(new ManifestBuilder().Ingress("in").Channel("clean", "in").Junction("split", "clean", "x").Build());

        world.Events.OfType<LineageTraced>().Select(l => (l.ModuleId, l.Columns[0].SourceColumn)).ShouldBe([("clean", "tree of SELECT * FROM in"), ("split", "none")]);
    }

    [Fact]
    public async Task Tracer_that_fails_is_a_notice()
    {
        World world = new() { Lineage = new Tracer(fails: true) };

        RunOutcome outcome = await world.RunAsync(new ManifestBuilder().Ingress("in").Channel("clean", "in").Build());

        outcome.ExitCode.ShouldBe(0);
        world.Notices().ShouldBe([RunnerCodes.LineageFailed.Id]);
    }

    private sealed class Tracer(bool fails) : ILineageTracer
    {
        public IReadOnlyList<ColumnOrigin> Trace(ManifestModule module, IReadOnlyList<ModuleInput> inputs, Relation output, string? parseTree) =>
            fails ? throw new InvalidOperationException("odd tree") : [new ColumnOrigin("id", inputs[0].ModuleId, parseTree ?? "none")];
    }
}
