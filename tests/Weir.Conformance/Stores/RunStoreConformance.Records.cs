using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void A_record_says_all_that_the_events_say()
    {
        IReadOnlyList<RunEvent> all = new Happened("r1").Everything();
        Store.Append(all);

        RunRecord record = OpenAnother().FindRun("r1").ShouldNotBeNull();

        record.RunId.ShouldBe("r1");
        record.BlueprintId.ShouldBe("orders");
        record.SourcePath.ShouldBe("examples/orders.yml");
        record.Fingerprint.ShouldBe("sha256:0123");
        record.Engine.ShouldBe("duckdb");
        record.ParentRunId.ShouldBe("before");
        record.Status.ShouldBe(RunStatus.Error);
        record.StartedAt.ShouldBe(Happened.Start);
        record.FinishedAt.ShouldBe(all[^1].At);
        record.Error.ShouldBe(Happened.Error);
        record.Modules.ShouldBe(all.OfType<ModuleFinished>());
        record.PublishSteps.ShouldBe([Happened.Step("write"), Happened.Step("copy")]);
        record.Published.ShouldBe(["write", "copy"]);
    }

    [Fact]
    public void A_run_that_nobody_began_is_not_there()
    {
        Store.Append([new Happened("r1").Notice()]);

        Store.FindRun("r1").ShouldBeNull();
        Store.FindRun("r2").ShouldBeNull();
        Store.FindRun("../r1").ShouldBeNull();
        Store.ListRuns(new RunQuery()).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_without_a_plan_has_none_and_one_with_an_empty_plan_has_an_empty_one()
    {
        Happened without = new("r1");
        Happened with = new("r2");
        Store.Append([without.Started(), with.Started(), with.Plan()]);

        Store.FindRun("r1")!.PublishSteps.ShouldBeNull();
        Store.FindRun("r2")!.PublishSteps.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void A_resumed_run_keeps_its_beginning_and_is_open_until_it_ends_again()
    {
        Happened run = new("r1");
        using IDisposable? claim = Store.TryClaimRun("r1");
        Store.Append([run.Started(), run.Module("read"), run.Finished(RunStatus.Error, Happened.Error), run.Started(parent: "r1")]);

        RunRecord open = Store.FindRun("r1")!;
        open.Status.ShouldBe(RunStatus.Running);
        open.FinishedAt.ShouldBeNull();
        open.Error.ShouldBeNull();
        open.ParentRunId.ShouldBeNull();
        open.StartedAt.ShouldBe(Happened.Start);
        open.Modules.Select(m => m.ModuleId).ShouldBe(["read"]);

        Store.Append([run.Module("read"), run.Plan("write"), run.Published("write"), run.Published("write"), run.Finished()]);

        RunRecord ended = Store.FindRun("r1")!;
        ended.Status.ShouldBe(RunStatus.Success);
        ended.Modules.Select(m => m.ModuleId).ShouldBe(["read", "read"]);
        ended.Published.ShouldBe(["write"]);
        Store.ListRuns(new RunQuery()).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Success);
    }

    [Fact]
    public void Runs_are_listed_newest_first_and_at_most_as_many_as_asked_for()
    {
        foreach ((string id, int second) in new[] { ("b", 2), ("d", 4), ("a", 1), ("c", 3), ("e", 4) })
        {
            Store.Append([new Happened(id) { At = second }.Started()]);
        }

        Store.ListRuns(new RunQuery()).Select(r => r.RunId).ShouldBe(["e", "d", "c", "b", "a"], "of two at one instant the later written is the newer");
        Store.ListRuns(new RunQuery(Limit: 2)).Select(r => r.RunId).ShouldBe(["e", "d"]);
        Store.ListRuns(new RunQuery(Limit: 0)).ShouldBeEmpty();
        for (int more = 0; more < 30; more++)
        {
            Store.Append([new Happened($"more{more}") { At = 10 + more }.Started()]);
        }

        Store.ListRuns(new RunQuery()).Count.ShouldBe(20);
        Store.ListRuns(new RunQuery(Limit: 1000)).Count.ShouldBe(35);
    }

    [Fact]
    public void Lists_can_be_of_one_Blueprint_and_of_bad_ends_only()
    {
        using IDisposable? claim = Store.TryClaimRun("alive");
        RunStatus?[] ends = [RunStatus.Success, RunStatus.Error, RunStatus.Cancelled, RunStatus.Patched, null];
        for (int i = 0; i < ends.Length; i++)
        {
            string name = ends[i]?.ToString() ?? "cut";
            Happened run = new(name.ToLowerInvariant()) { At = i };
            Store.Append(ends[i] is { } end ? [run.Started(), run.Finished(end)] : [run.Started()]);
        }

        Store.Append([new Happened("alive") { At = 10 }.Started()]);
        Happened other = new("other") { At = 20 };
        Store.Append([other.Started("people"), other.Finished(RunStatus.Error)]);

        Store.ListRuns(new RunQuery(FailedOnly: true)).Select(r => r.RunId).ShouldBe(["other", "cut", "cancelled", "error"]);
        Store.ListRuns(new RunQuery("orders", FailedOnly: true, Limit: 2)).Select(r => r.RunId).ShouldBe(["cut", "cancelled"]);
        Store.ListRuns(new RunQuery("people")).Select(r => r.RunId).ShouldBe(["other"]);
        Store.ListRuns(new RunQuery("nobody")).ShouldBeEmpty();
    }
}
