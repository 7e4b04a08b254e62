using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

public abstract partial class RunStoreConformance
{
    [Fact]
    public void Every_kind_of_event_comes_back_as_it_was_and_in_order()
    {
        IReadOnlyList<RunEvent> all = new Happened("r1").Everything();
        Type[] kinds = [.. typeof(RunEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RunEvent)))];
        all.Select(e => e.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true, "a new kind of event needs its place in Everything()");

        Store.Append(all);

        Texts(OpenAnother().ReadEvents("r1")).ShouldBe(Texts(all.Where(e => e is not ModuleProgress)));
    }

    [Fact]
    public void Batches_follow_each_other_and_runs_do_not_mix()
    {
        Happened first = new("r1");
        Happened second = new("r2");
        RunEvent[] ofFirst = [first.Started(), first.Notice("one"), first.Notice("two"), first.Finished()];
        RunEvent[] ofSecond = [second.Started(), second.Notice("three")];

        Store.Append([ofFirst[0], ofSecond[0]]);
        Store.Append([ofFirst[1]]);
        Store.Append([]);
        Store.Append([ofSecond[1], ofFirst[2], ofFirst[3]]);

        Texts(Store.ReadEvents("r1")).ShouldBe(Texts(ofFirst));
        Texts(Store.ReadEvents("r2")).ShouldBe(Texts(ofSecond));
        Store.ReadEvents("r3").ShouldBeEmpty();
    }

    [Fact]
    public void Text_of_any_script_and_any_character_comes_back()
    {
        Happened run = new("r1");
        string odd = "Größe 東京 🦆 \u0001\t\r\n ' \" \\ ; -- $1 \ud83d\udc68\u200d\ud83d\udc69";
        RunEvent[] all = [run.Started("größe"), run.Notice(odd), run.Signal(odd), run.Finished(RunStatus.Error, Happened.Error with { Message = odd, Hint = odd })];

        Store.Append(all);

        Texts(Store.ReadEvents("r1")).ShouldBe(Texts(all));
        Store.FindRun("r1")!.Error!.Message.ShouldBe(odd);
        Store.ListRuns(new RunQuery("größe")).ShouldHaveSingleItem().RunId.ShouldBe("r1");
    }

    [Fact]
    public void A_signal_of_a_megabyte_comes_back()
    {
        Happened run = new("r1");
        string payload = $$"""{"sample":"{{new string('x', 1_000_000)}}"}""";

        Store.Append([run.Started(), run.Signal(payload)]);

        Store.ReadEvents("r1").OfType<SignalCaptured>().Single().Payload.ShouldBe(payload);
    }
}
