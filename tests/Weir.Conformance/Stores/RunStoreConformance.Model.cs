using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    private static readonly RunStatus[] Ends = [RunStatus.Success, RunStatus.Error, RunStatus.Cancelled, RunStatus.Patched, RunStatus.Partial];

    [Fact]
    public void Whatever_happens_in_whatever_batches_it_tells_what_a_list_of_the_events_tells()
    {
        int cases = 0;
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 9999)).ToArbitrary(), choices =>
        {
            Place = Path.Combine(folder, $"model{cases++}");
            ShouldTellTheSame(choices);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60));
    }

    private void ShouldTellTheSame(int[] choices)
    {
        string[] ids = ["a", "b", "c"];
        Happened[] runs = [.. ids.Select(id => new Happened(id))];
        List<RunEvent> all = [];
        List<RunEvent> batch = [];
        IRunStore writer = OpenAnother();
        foreach (int choice in choices)
        {
            batch.Add(Any(runs[choice % 3], choice / 3));
            if (choice % 4 == 0)
            {
                writer.Append(batch);
                all.AddRange(batch);
                batch.Clear();
            }
        }

        IRunStore reader = OpenAnother();
        foreach (string id in ids)
        {
            RunEvent[] own = [.. all.Where(e => e.RunId == id)];
            Texts(reader.ReadEvents(id)).ShouldBe(Texts(own));
            ShouldBeRecordOf(reader.FindRun(id), own);
        }

        reader.ListRuns(new RunQuery()).Select(r => r.RunId).ShouldBe(
            all.OfType<RunStarted>().DistinctBy(s => s.RunId).Reverse().OrderByDescending(s => s.At).Select(s => s.RunId));
    }

    private static RunEvent Any(Happened run, int choice) => (choice % 9) switch
    {
        0 or 1 => run.Started(),
        2 => run.Finished(Ends[choice / 9 % Ends.Length], choice % 2 == 0 ? Happened.Error : null),
        3 or 4 => run.Module($"m{choice / 9 % 3}", choice % 2 == 0 ? ModuleStatus.Success : ModuleStatus.Skipped),
        5 => run.Plan("m0", $"m{(choice / 9 % 2) + 1}"),
        6 => run.Published($"m{choice / 9 % 3}"),
        7 => run.Lineage(),
        _ => run.Notice($"{choice}"),
    };

    private static void ShouldBeRecordOf(RunRecord? record, RunEvent[] own)
    {
        if (own.OfType<RunStarted>().FirstOrDefault() is not { } first)
        {
            record.ShouldBeNull();
            return;
        }

        RunFinished? end = own.Last(e => e is RunStarted or RunFinished) as RunFinished;
        record.ShouldNotBeNull();
        record.Status.ShouldBe(end?.Status ?? RunStatus.Interrupted);
        record.Error.ShouldBe(end?.Error);
        record.StartedAt.ShouldBe(first.At);
        record.FinishedAt.ShouldBe(end?.At);
        record.Modules.ShouldBe(own.OfType<ModuleFinished>());
        record.PublishSteps.ShouldBe(own.OfType<PublishStarted>().LastOrDefault()?.Steps);
        record.Published.ShouldBe(own.OfType<TargetPublished>().Select(p => p.ModuleId).Distinct());
    }
}
