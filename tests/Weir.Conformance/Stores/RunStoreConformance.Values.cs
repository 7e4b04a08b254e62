using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void Big_values_and_all_of_Unicode_come_back_as_they_were()
    {
        string big = string.Concat(Enumerable.Repeat("größe 🦆 '; DROP TABLE \\ \"?1\" $1 \u0001\u2028\r\n", 60_000));
        Happened run = new("r1");
        RunEvent[] happened = [run.Started(), run.Notice(big), run.Notice("a\0b"), run.Finished(RunStatus.Error, Happened.Error with { Message = big })];

        Store.Append(happened);
        Store.PutDepot("big", big);

        Texts(OpenAnother().ReadEvents("r1")).ShouldBe(Texts(happened));
        OpenAnother().FindRun("r1")!.Error!.Message.ShouldBe(big);
        OpenAnother().GetDepot("big").ShouldBe(big);
    }

    [Fact]
    public void A_batch_of_many_events_is_stored_whole()
    {
        const int Count = 5_000;
        Happened run = new("r1");
        Store.Append([run.Started(), .. Enumerable.Range(0, Count).Select(i => run.Notice($"{i}")), run.Finished()]);

        IReadOnlyList<RunEvent> stored = OpenAnother().ReadEvents("r1");
        stored.Skip(1).Take(Count).Cast<NoticeRaised>().Select(n => n.Message).ShouldBe(Enumerable.Range(0, Count).Select(i => $"{i}"));
        stored.Count.ShouldBe(Count + 2);
    }
}
