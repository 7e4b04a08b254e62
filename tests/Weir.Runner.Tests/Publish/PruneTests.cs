using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Publish;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Publish;

public sealed class PruneTests : IDisposable
{
    private readonly string kept = Directory.CreateTempSubdirectory("checkpoints-").FullName;

    public void Dispose() => Directory.Delete(kept, recursive: true);

    [Fact]
    public async Task A_failed_run_is_forgotten_with_its_kept_rows_and_staged_data()
    {
        World world = new() { CheckpointDirectory = kept };
        world.Engine.Before = work => _ = work == "write b" ? throw new WeirException(FakeEngine.Error("no")) : 0;
        Manifest manifest = new ManifestBuilder().Ingress("in").Egress("a", "in", "/out/a").With("a", m => m with { Checkpoint = true }).With("in", m => m with { Checkpoint = true }).Egress("b", "in", "/out/b").Build();
        await world.RunAsync(manifest);
        world.Targets.Staged.ShouldNotBeEmpty();
        Pruner pruner = new();
        HistoryPruner history = new(world.Store, pruner, world.Targets, kept);

        history.Choose(world.Time.GetUtcNow(), keep: 1).ShouldBeEmpty();
        history.Choose(world.Time.GetUtcNow().AddDays(-1), keep: 0).ShouldBeEmpty();
        IReadOnlyList<RunRecord> chosen = history.Choose(world.Time.GetUtcNow().AddDays(1), keep: 0);
        history.Prune(chosen).ShouldBe(1);

        pruner.Removed.ShouldBe(["r1"]);
        world.Targets.Staged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_at_work_or_in_the_middle_of_publishing_is_never_forgotten()
    {
        World world = new();
        IReadOnlyList<RunRecord>? during = null;
        World? died = null;
        world.Sink.OnEvent = (_, happened) =>
        {
            during ??= new HistoryPruner(world.Store, new Pruner(), world.Targets, kept).Choose(DateTimeOffset.MaxValue, 0);
            died = happened is PublishStarted ? world.AfterDeath() : died;
        };
        await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("a", "in", "/out/a").Build());

        during.ShouldNotBeNull().ShouldBeEmpty();
        new HistoryPruner(died!.Store, new Pruner(), died.Targets, kept).Choose(DateTimeOffset.MaxValue, 0).ShouldBeEmpty();
        new HistoryPruner(world.Store, new Pruner(), world.Targets, kept).Choose(DateTimeOffset.MaxValue, 0).ShouldHaveSingleItem();
    }

    private sealed class Pruner : IRunPruner
    {
        public List<string> Removed { get; } = [];

        public void RemoveRuns(IReadOnlyList<string> runIds) => Removed.AddRange(runIds);
    }
}
