using Weir.Coordination.Schedule;
using Weir.Core.Contracts;

namespace Weir.Hosting.Tests.Schedule;

public sealed class DueTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly State state = new();

    [Fact]
    public void Item_begins_when_it_is_first_seen_and_no_time_is_taken_twice()
    {
        ScheduleItem item = Item(CatchUp.All);

        Take(item, 0).ShouldBeEmpty();
        Take(item, 21).ShouldBe(["10:", "20:"]);
        Take(item, 21).ShouldBeEmpty();
        new DueTimes(state, "other").Take(item, Start).ShouldBeEmpty();
    }

    [Fact]
    public void Missed_times_are_taken_as_the_item_says_within_its_grace()
    {
        Take(Item(CatchUp.Latest), 0);
        Take(Item(CatchUp.Latest), 35).ShouldBe(["30:"]);
        Take(Item(CatchUp.All) with { MisfireGrace = TimeSpan.FromMinutes(12) }, 61).ShouldBe(["50:", "00:"]);
        Take(Item(CatchUp.None), 75).ShouldBeEmpty();
        Take(Item(CatchUp.None), 80).ShouldBe(["20:"]);
    }

    [Fact]
    public void Time_that_was_taken_and_is_not_done_is_found_again_within_its_grace()
    {
        ScheduleItem item = Item(CatchUp.Latest) with { MisfireGrace = TimeSpan.FromMinutes(30) };
        DueTimes times = new(state, "s");
        times.Take(item, Start);
        DueTime taken = times.Take(item, Start.AddMinutes(10)).ShouldHaveSingleItem();

        taken.Again.ShouldBeFalse();
        times.Take(item, Start.AddMinutes(15)).ShouldBe([taken with { Again = true }]);
        times.Take(item, Start.AddMinutes(20)).ShouldBe([taken with { Again = true }, new DueTime(Start.AddMinutes(20), false)]);
        times.Done(item, taken.Time);
        times.Take(item, Start.AddMinutes(25)).ShouldBe([new DueTime(Start.AddMinutes(20), true)]);
        times.Take(item, Start.AddMinutes(55)).ShouldBe([new DueTime(Start.AddMinutes(50), false)]);
    }

    [Fact]
    public void Scheduler_that_loses_the_race_takes_nothing()
    {
        ScheduleItem item = Item(CatchUp.All);
        Take(item, 0);
        state.OnRead = () =>
        {
            state.OnRead = null;
            Take(item, 11).ShouldBe(["10:"]);
        };

        Take(item, 11).ShouldBeEmpty();
    }

    [Fact]
    public void Run_is_named_after_its_time() => DueTimes.RunIdOf(Item(CatchUp.All), Start.AddMinutes(10)).ShouldBe("i-20260101T001000Z");

    private static ScheduleItem Item(CatchUp catchUp) =>
        new("i", CronTimes.Parse("*/10 * * * *", TimeZoneInfo.Utc, false, out _)!, "/flow.yml") { CatchUp = catchUp, MisfireGrace = TimeSpan.FromHours(1) };

    /// <summary>Takes what is due and has done it.</summary>
    private string[] Take(ScheduleItem item, int minute)
    {
        DueTimes times = new(state, "s");
        IReadOnlyList<DueTime> due = times.Take(item, Start.AddMinutes(minute));
        foreach (DueTime time in due)
        {
            times.Done(item, time.Time);
        }

        return [.. due.Select(t => $"{t.Time.Minute:00}:")];
    }

    private sealed class State : IStateStore
    {
        private readonly Dictionary<string, StateEntry> entries = [];
        private long version;

        public Action? OnRead { get; set; }

        public StateEntry? Get(string key)
        {
            StateEntry? found = entries.GetValueOrDefault(key);
            OnRead?.Invoke();
            return found;
        }

        public long? TryPut(string key, string value, long version)
        {
            if ((entries.GetValueOrDefault(key)?.Version ?? 0) != version)
            {
                return null;
            }

            entries[key] = new StateEntry(key, value, ++this.version);
            return this.version;
        }

        public bool TryRemove(string key, long version) => entries.Remove(key);

        public IReadOnlyList<StateEntry> List(string prefix) => [.. entries.Values];
    }
}
