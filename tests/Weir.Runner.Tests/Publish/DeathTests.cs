using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Publish;

/// <summary>The process dies at every event and before every move; what the next process makes of it is compared with a run that never died.</summary>
public sealed class DeathTests
{
    private static readonly Manifest Manifest = new ManifestBuilder()
        .Ingress("in")
        .Channel("clean", "in")
        .Assert("gate", "clean", Nodes.Map(("type", "min_rows"), ("min", 1)))
        .Egress("replaced", "clean", "/out/replaced")
        .Egress("appended", "in", "/out/appended", "append")
        .Egress("folder", "in", "/out/folder/", "append")
        .Depot("mark", "in", "latest", "max(id)")
        .Build();

    private const string Before = "/out/appended=old /out/folder/first=old /out/replaced=old depot=";

    private static World NewWorld()
    {
        World world = new();
        world.Targets.Files["/out/replaced"] = "old";
        world.Targets.Files["/out/appended"] = "old";
        world.Targets.Files["/out/folder/first"] = "old";
        world.Engine.Answer = (_, _) => 10L;
        return world;
    }

    /// <summary>Every state in which the process could have died, with whether the plan was stored by then.</summary>
    private static async Task<IReadOnlyList<World>> DeathsAsync()
    {
        World world = NewWorld();
        List<World> deaths = [];
        world.Sink.OnEvent = (_, _) => deaths.Add(world.AfterDeath());
        world.Targets.Before = _ => deaths.Add(world.AfterDeath());
        (await world.RunAsync(Manifest)).ExitCode.ShouldBe(0);
        return deaths;
    }

    private static async Task<string> StraightRunAsync()
    {
        World world = NewWorld();
        await world.RunAsync(Manifest);
        return State(world);
    }

    private static string State(World world) => string.Join(" ", world.Targets.Visible) + $" depot={world.Store.Depot.GetValueOrDefault("latest")}";

    private static bool HasPlan(World world) => world.Store.FindRun("r1")?.PublishSteps is not null;

    [Fact]
    public async Task Death_before_the_plan_is_stored_leaves_all_targets_as_they_were()
    {
        World[] early = [.. (await DeathsAsync()).Where(w => !HasPlan(w))];

        early.Length.ShouldBeGreaterThan(10);
        early.ShouldAllBe(w => State(w) == Before);
    }

    [Fact]
    public async Task Resume_after_death_anywhere_ends_as_a_run_that_never_died()
    {
        string expected = await StraightRunAsync();
        foreach (World world in await DeathsAsync())
        {
            RunOutcome outcome = await world.ResumeAsync(Manifest);

            outcome.ExitCode.ShouldBe(0);
            State(world).ShouldBe(expected);
            world.Targets.Staged.ShouldBeEmpty();
            world.Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Success);
        }
    }

    [Fact]
    public async Task Fresh_run_after_death_anywhere_adds_its_rows_once()
    {
        foreach (World world in await DeathsAsync())
        {
            bool finishedFirst = HasPlan(world);

            RunOutcome outcome = await world.RunAsync(Manifest, "r2");

            outcome.ExitCode.ShouldBe(0);
            State(world).ShouldBe(finishedFirst
                ? "/out/appended=old+in+in /out/folder/first=old /out/folder/r1=in /out/folder/r2=in /out/replaced=clean depot=10"
                : "/out/appended=old+in /out/folder/first=old /out/folder/r2=in /out/replaced=clean depot=10");
            world.Targets.Staged.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Resume_that_dies_anywhere_can_be_resumed_again()
    {
        string expected = await StraightRunAsync();
        foreach (World first in await DeathsAsync())
        {
            List<World> deaths = [];
            World resumed = first.AfterDeath();
            resumed.Targets.Before = _ => deaths.Add(resumed.AfterDeath());
            await resumed.ResumeAsync(Manifest);
            foreach (World second in deaths)
            {
                (await second.ResumeAsync(Manifest)).ExitCode.ShouldBe(0);
                State(second).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public async Task Resume_keeps_the_writes_that_were_finished()
    {
        World world = NewWorld();
        World? dead = null;
        world.Sink.OnEvent = (_, happened) => dead ??= happened is ModuleFinished { ModuleId: "replaced" } ? world.AfterDeath() : null;
        await world.RunAsync(Manifest);

        await dead!.ResumeAsync(Manifest);

        dead.Engine.Log.Where(l => l.StartsWith("write")).ShouldBe(["write appended from in behind /out/appended", "write folder from in as folder"]);
    }

    [Fact]
    public async Task Resume_of_a_changed_Blueprint_is_refused()
    {
        World dead = (await DeathsAsync())[5];

        RunOutcome outcome = await dead.ResumeAsync(Manifest with { Fingerprint = "f2" });

        outcome.ExitCode.ShouldBe(1);
        outcome.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.NotResumable);
        State(dead).ShouldBe(Before);
    }

    [Fact]
    public async Task Resume_of_a_run_that_succeeded_does_nothing()
    {
        World world = NewWorld();
        await world.RunAsync(Manifest);
        world.Targets.Log.Clear();

        RunOutcome outcome = await world.ResumeAsync(Manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Targets.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Staged_data_of_a_run_that_the_history_does_not_know_is_left_alone_and_told_of()
    {
        World world = NewWorld();
        world.Targets.Files["/out/replaced#elsewhere#m"] = "theirs";

        RunOutcome outcome = await world.RunAsync(Manifest);

        outcome.ExitCode.ShouldBe(0);
        world.Targets.Staged.ShouldBe(["/out/replaced#elsewhere#m"]);
        world.Notices().ShouldContain(RunnerCodes.StrayStage.Id);
    }

    [Fact]
    public async Task Move_that_fails_keeps_everything_for_a_resume()
    {
        World world = NewWorld();
        world.Targets.Before = step =>
        {
            if (step.ModuleId == "appended")
            {
                throw new IOException("read-only file system");
            }
        };

        RunOutcome failed = await world.RunAsync(Manifest);

        failed.ExitCode.ShouldBe(2);
        failed.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(RunnerCodes.PublishFailed);
        world.Targets.Before = _ => { };
        (await world.ResumeAsync(Manifest)).ExitCode.ShouldBe(0);
        State(world).ShouldBe(await StraightRunAsync());
    }
}
