using Weir.Core.Contracts;

namespace Weir.Conformance.Stores;

/// <summary>What every store that forgets runs must do alike.</summary>
public abstract class RunPrunerConformance
{
    /// <summary>Opens the store under test.</summary>
    protected abstract (IRunStore Runs, IRunPruner Pruner) Open();

    [Fact]
    public void A_forgotten_run_is_gone_and_others_and_the_depot_stay()
    {
        (IRunStore runs, IRunPruner pruner) = Open();
        Happened gone = new("gone");
        Happened stays = new("stays");
        runs.Append([.. gone.Everything()]);
        runs.Append([.. stays.Everything()]);
        runs.PutDepot("key", "value");

        pruner.RemoveRuns(["gone", "never was"]);

        runs.FindRun("gone").ShouldBeNull();
        runs.ReadEvents("gone").ShouldBeEmpty();
        runs.ListRuns(new RunQuery()).Select(r => r.RunId).ShouldBe(["stays"]);
        runs.ReadEvents("stays").Count.ShouldBe(stays.Everything().Count - 1);
        runs.GetDepot("key").ShouldBe("value");
    }

    [Fact]
    public void A_forgotten_id_may_be_used_again()
    {
        (IRunStore runs, IRunPruner pruner) = Open();
        runs.Append([.. new Happened("r").Everything()]);
        pruner.RemoveRuns(["r"]);

        runs.Append([new Happened("r").Started()]);

        runs.ReadEvents("r").Count.ShouldBe(1);
    }
}
