using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void A_run_whose_process_is_killed_is_interrupted_and_can_be_claimed()
    {
        using Process other = StoreProcess.StartHolding(Place, "r1");
        Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Running);
        Store.ListRuns(new RunQuery()).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Running);
        Store.ListRuns(new RunQuery(FailedOnly: true)).ShouldBeEmpty();
        Store.TryClaimRun("r1").ShouldBeNull();

        other.Kill();
        other.WaitForExit();
        AwaitDeath(() => Store.FindRun("r1")!.Status == RunStatus.Interrupted);

        Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Interrupted);
        Store.ListRuns(new RunQuery(FailedOnly: true)).ShouldHaveSingleItem().Status.ShouldBe(RunStatus.Interrupted);
        Store.ReadEvents("r1").ShouldHaveSingleItem().ShouldBeOfType<RunStarted>();
        using IDisposable? claim = Store.TryClaimRun("r1");
        claim.ShouldNotBeNull();
        Store.FindRun("r1")!.Status.ShouldBe(RunStatus.Running, "it is being resumed");
    }

    [Fact]
    public void A_run_that_ends_is_never_seen_as_interrupted()
    {
        const int Runs = 150;
        using Process other = StoreProcess.StartCompleting(Place, Runs);
        while (!other.HasExited)
        {
            Store.ListRuns(new RunQuery(Limit: 5)).ShouldAllBe(r => r.Status == RunStatus.Running || r.Status == RunStatus.Success);
            Store.ListRuns(new RunQuery(FailedOnly: true)).ShouldBeEmpty();
        }

        other.ExitCode.ShouldBe(0);
        Store.ListRuns(new RunQuery(Limit: Runs + 1)).Count(r => r.Status == RunStatus.Success).ShouldBe(Runs);
    }

    [Fact]
    public void Claims_exclude_other_processes()
    {
        const int Times = 100;
        Process[] others = [.. Enumerable.Range(0, 3).Select(_ => StoreProcess.StartContending(Place, "r1", Times))];

        foreach (Process other in others)
        {
            other.StandardOutput.ReadToEnd().Trim().ShouldBe("0", "nobody else was ever in the claimed place");
            other.WaitForExit();
            other.ExitCode.ShouldBe(0);
            other.Dispose();
        }

        AwaitDeath(() => OpenAnother().TryClaimRun("r1") is { } free && Freed(free));
        using IDisposable? claim = Store.TryClaimRun("r1");
        claim.ShouldNotBeNull();
    }

    private static bool Freed(IDisposable claim)
    {
        claim.Dispose();
        return true;
    }

    [Fact]
    public void Processes_may_append_at_once_while_others_read()
    {
        const int Batches = 25;
        const int Size = 20;
        string[] runs = ["r1", "r2", "r3"];
        Process[] others = [.. runs.Select(run => StoreProcess.StartAppending(Place, run, Batches, Size))];
        while (others.Any(other => !other.HasExited))
        {
            foreach (string run in runs)
            {
                IReadOnlyList<RunEvent> soFar = Store.ReadEvents(run);
                (Math.Max(soFar.Count - 1, 0) % Size).ShouldBe(0, "readers see whole batches");
            }

            Store.PutDepot("beside", "them");
        }

        foreach (Process other in others)
        {
            other.WaitForExit();
            other.ExitCode.ShouldBe(0);
            other.Dispose();
        }

        string[] wanted = [.. Enumerable.Range(0, Batches).SelectMany(b => Enumerable.Range(0, Size).Select(i => string.Create(CultureInfo.InvariantCulture, $"{b}/{i}")))];
        foreach (string run in runs)
        {
            Store.ReadEvents(run).Skip(1).Cast<NoticeRaised>().Select(n => n.Message).ShouldBe(wanted);
        }
    }

    [Fact]
    public void A_killed_process_leaves_every_batch_that_was_stored_and_no_part_of_another()
    {
        const int Size = 50;
        for (int death = 1; death <= 4; death++)
        {
            string run = $"r{death}";
            using Process other = StoreProcess.StartAppending(Place, run, batches: null, Size);
            int told = 0;
            while (told < death * 3)
            {
                other.StandardOutput.ReadLine().ShouldBe(told.ToString(CultureInfo.InvariantCulture));
                told++;
            }

            other.Kill();
            other.WaitForExit();

            int stored = Store.ReadEvents(run).Count - 1;
            (stored % Size).ShouldBe(0);
            stored.ShouldBeGreaterThanOrEqualTo(told * Size);
            OpenAnother().ReadEvents(run).Count.ShouldBe(stored + 1);
        }
    }

    [Fact]
    public void Many_may_open_a_new_store_at_once()
    {
        string fresh = PlaceOf("fresh");
        Process[] others = [.. Enumerable.Range(0, 4).Select(i => StoreProcess.StartAppending(fresh, $"r{i}", 1, 1))];
        foreach (Process other in others)
        {
            other.StandardOutput.ReadToEnd().Trim().ShouldBe("0");
            other.WaitForExit();
            other.ExitCode.ShouldBe(0);
            other.Dispose();
        }

        Place = fresh;
        OpenAnother().ListRuns(new RunQuery()).Select(r => r.RunId).ShouldBe(["r0", "r1", "r2", "r3"], ignoreOrder: true);
    }

    [Fact]
    public void Threads_may_share_a_store()
    {
        Parallel.For(0, 8, i =>
        {
            Happened run = new($"r{i}");
            for (int batch = 0; batch < 10; batch++)
            {
                Store.Append(batch == 0 ? [run.Started()] : [run.Notice(), run.Notice()]);
                Store.FindRun($"r{i}").ShouldNotBeNull();
                Store.PutDepot($"k{i}", $"{batch}");
            }
        });

        for (int i = 0; i < 8; i++)
        {
            Store.ReadEvents($"r{i}").Count.ShouldBe(19);
            Store.GetDepot($"k{i}").ShouldBe("9");
        }
    }
}
