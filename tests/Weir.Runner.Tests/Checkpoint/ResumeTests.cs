using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Checkpoint;

public sealed class ResumeTests : IDisposable
{
    private readonly string kept = Directory.CreateTempSubdirectory("checkpoints-").FullName;
    private readonly World world;
    private string? broken = "write b";

    public ResumeTests()
    {
        world = new World { CheckpointDirectory = kept };
        world.Engine.Before = work =>
        {
            if (work == broken)
            {
                throw new WeirException(FakeEngine.Error("disk full"));
            }
        };
    }

    public void Dispose() => Directory.Delete(kept, recursive: true);

    private static ManifestBuilder Pipeline(bool checkpoint, string query = "SELECT 1 AS x") => new ManifestBuilder { ByConfig = true }
        .Ingress("in")
        .Assert("gate", "in", Nodes.Map(("type", "min_rows"), ("min", 1)))
        .Channel("clean", query, ["gate"]).With("clean", m => m with { Checkpoint = checkpoint })
        .Egress("a", "clean", "/out/a").With("a", m => m with { Checkpoint = checkpoint })
        .Egress("b", "clean", "/out/b")
        .Depot("mark", "clean", "latest", "max(id)");

    private async Task<RunOutcome> FailThenResumeAsync(Manifest first, Manifest second, bool force = false)
    {
        (await world.RunAsync(first)).ExitCode.ShouldBe(2);
        broken = null;
        world.Engine.Log.Clear();
        return await world.ResumeAsync(second, force: force);
    }

    private IEnumerable<string> Work() => world.Engine.Log.Where(l => !l.StartsWith("define", StringComparison.Ordinal) && l != "dispose");

    [Fact]
    public async Task Kept_rows_and_finished_writes_are_not_made_again_and_nothing_before_them_runs()
    {
        Manifest manifest = Pipeline(checkpoint: true).Build();

        RunOutcome outcome = await FailThenResumeAsync(manifest, manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Restored().ShouldBe("in gate clean a");
        world.Began().ShouldBe("b mark");
        world.Engine.Log.Where(l => l.StartsWith("define", StringComparison.Ordinal)).ShouldBe(["define clean()", "define b(clean=clean)", "define mark(clean=clean)"]);
        Work().ShouldBe(["settle clean for 2", "write b from clean", "measure clean x1"]);
        world.Targets.Visible.ShouldBe(["/out/a=clean", "/out/b=clean"]);
        Directory.EnumerateFileSystemEntries(kept).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_kept_rows_they_are_computed_again_and_judged_again()
    {
        Manifest manifest = Pipeline(checkpoint: false).Build();

        RunOutcome outcome = await FailThenResumeAsync(manifest, manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Restored().ShouldBe("");
        Work().ShouldContain("measure in x1");
        world.Targets.Visible.ShouldBe(["/out/a=clean", "/out/b=clean"]);
    }

    [Fact]
    public async Task A_changed_module_and_all_behind_it_run_again()
    {
        RunOutcome outcome = await FailThenResumeAsync(Pipeline(true).Build("f1"), Pipeline(true, "SELECT 2 AS x").Build("f2"));

        outcome.ExitCode.ShouldBe(0);
        world.Restored().ShouldBe("");
        world.Began().ShouldBe("in gate clean a b mark");
        Work().ShouldBe(["settle in for 2", "measure in x1", "settle clean for 4", "keep clean from clean", "write a from clean", "write b from clean", "measure clean x1"]);
    }

    [Fact]
    public async Task Another_structure_is_refused_with_what_differs_and_nothing_is_touched()
    {
        Manifest second = Pipeline(true).Egress("c", "gate", "/out/c").With("b", m => m with { DependsOn = ["a"] }).Build("f2");

        RunOutcome outcome = await FailThenResumeAsync(Pipeline(true).Build("f1"), second);

        outcome.ExitCode.ShouldBe(1);
        Diagnostic refusal = outcome.Diagnostics.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(RunnerCodes.NotResumable);
        refusal.Message.ShouldBe("The structure of the Blueprint changed since run r1 began: ~ 'b' ran behind 'clean' and runs behind 'a', 'clean'; + 'c' (Egress) is new.");
        refusal.Hint.ShouldNotBeNull().ShouldContain("--force");
        world.Engine.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_force_what_is_unchanged_is_taken_over_and_the_difference_is_told()
    {
        Manifest second = Pipeline(true).Egress("c", "clean", "/out/c").Build("f2");

        RunOutcome outcome = await FailThenResumeAsync(Pipeline(true).Build("f1"), second, force: true);

        outcome.ExitCode.ShouldBe(0);
        world.Restored().ShouldBe("in gate clean a");
        world.Began().ShouldBe("b mark c");
        world.Events.OfType<NoticeRaised>().Single(n => n.Code == "WEIR6070").Message.ShouldBe("The structure changed since the run began: + 'c' (Egress) is new.");
    }

    [Fact]
    public async Task A_target_that_is_visible_is_not_written_again_by_a_changed_module()
    {
        world.Engine.Answer = (_, _) => 10L;
        Manifest manifest = Pipeline(false).Build("f1") with { FailFast = false };
        (await world.RunAsync(manifest)).Status.ShouldBe(RunStatus.Partial);
        broken = null;

        RunOutcome outcome = await world.ResumeAsync(Pipeline(false, "SELECT 2 AS x").Build("f2"));

        outcome.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("Run r1 has made the target of 'a' visible, and 'a' or something before it changed since.");
        (await world.ResumeAsync(manifest)).ExitCode.ShouldBe(0);
        world.Began().ShouldBe("in gate clean b");
        world.Restored().ShouldBe("mark");
    }

    [Fact]
    public async Task A_resume_that_fails_keeps_what_the_first_attempt_had_done()
    {
        Manifest manifest = Pipeline(true).Build();
        await world.RunAsync(manifest);
        (await world.ResumeAsync(manifest)).ExitCode.ShouldBe(2);
        broken = null;

        (await world.ResumeAsync(manifest)).ExitCode.ShouldBe(0);

        world.Restored().ShouldBe("in gate clean a");
    }

    [Fact]
    public async Task Kept_rows_that_are_gone_are_computed_again()
    {
        Manifest manifest = Pipeline(true).Build();
        await world.RunAsync(manifest);
        Directory.Delete(Path.Combine(kept, "r1"), recursive: true);
        broken = null;

        (await world.ResumeAsync(manifest)).ExitCode.ShouldBe(0);

        world.Restored().ShouldBe("a");
        world.Began().ShouldBe("in gate clean b mark");
    }

    [Fact]
    public async Task A_gate_whose_rows_are_kept_hears_the_verdict_of_the_first_attempt()
    {
        world.Engine.Answer = (_, measure) => measure is Core.Contracts.AggregateVerdict ? true : 10L;
        Manifest manifest = new ManifestBuilder { ByConfig = true }
            .Ingress("in").With("in", m => m with { Checkpoint = true })
            .Probe("look", "in", Nodes.Map(("type", "custom"), ("sql", "count(*)"), ("passed_when", "value > 1")))
            .Regulator("valve", "in", "look")
            .Egress("b", "valve", "/out/b").Build();

        RunOutcome outcome = await FailThenResumeAsync(manifest, manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Restored().ShouldBe("in look");
        world.Events.OfType<GateDecided>().Single().Reason.ShouldBe("Probe 'look' passed");
    }
}
