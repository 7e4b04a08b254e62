using System.Globalization;
using Weir.Core.Contracts;

namespace Weir.Coordination.Schedule;

/// <summary>
/// Which times of an item have come since anybody looked last. What was seen is kept, so that no scheduler sees a time twice; and so is what was taken and is not done,
/// so that a scheduler that dies between the two loses nothing.
/// </summary>
/// <param name="state">Where it is kept.</param>
/// <param name="scope">Whose items these are: the schedule's file.</param>
public sealed class DueTimes(IStateStore state, string scope)
{
    private const int MostAtOnce = 10_000;
    private const char Parts = '|';
    private const char Times = ',';

    /// <summary>The times to run now, oldest first. An item that is seen for the first time has none: it begins now.</summary>
    public IReadOnlyList<DueTime> Take(ScheduleItem item, DateTimeOffset now)
    {
        string key = KeyOf(item);
        StateEntry? seen = state.Get(key);
        (DateTimeOffset from, List<DateTimeOffset> taken) = seen is null ? (now, []) : Read(seen.Value);
        List<DateTimeOffset> again = [.. taken.Where(t => now - t <= item.MisfireGrace)];
        IReadOnlyList<DateTimeOffset> due = Chosen(item, now, Between(item, from, now));
        if (due.Count == 0 && again.Count == taken.Count && seen is not null && item.Times.After(from) > now)
        {
            return [.. again.Select(t => new DueTime(t, Again: true))];
        }

        // When this fails, another has taken them.
        return state.TryPut(key, Write(now, [.. again, .. due]), seen?.Version ?? 0) is null
            ? []
            : [.. again.Select(t => new DueTime(t, Again: true)), .. due.Select(t => new DueTime(t, Again: false))];
    }

    /// <summary>A time that was taken needs no further look.</summary>
    public void Done(ScheduleItem item, DateTimeOffset time)
    {
        string key = KeyOf(item);
        while (state.Get(key) is { } entry)
        {
            (DateTimeOffset from, List<DateTimeOffset> taken) = Read(entry.Value);
            if (!taken.Remove(time) || state.TryPut(key, Write(from, taken), entry.Version) is not null)
            {
                return;
            }
        }
    }

    /// <summary>The id of the run of a time.</summary>
    public static string RunIdOf(ScheduleItem item, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Id}-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    private string KeyOf(ScheduleItem item) => $"schedule/{scope}/{item.Id}";

    private static List<DateTimeOffset> Between(ScheduleItem item, DateTimeOffset from, DateTimeOffset now)
    {
        List<DateTimeOffset> due = [];
        DateTimeOffset start = now - item.MisfireGrace > from ? now - item.MisfireGrace - TimeSpan.FromSeconds(1) : from;
        for (DateTimeOffset? next = item.Times.After(start); next <= now && due.Count < MostAtOnce; next = item.Times.After(next.Value))
        {
            if (now - next.Value <= item.MisfireGrace)
            {
                due.Add(next.Value);
            }
        }

        return due;
    }

    private static IReadOnlyList<DateTimeOffset> Chosen(ScheduleItem item, DateTimeOffset now, List<DateTimeOffset> due) => item.CatchUp switch
    {
        CatchUp.All => due,
        CatchUp.Latest => due.Count > 0 ? [due[^1]] : [],
        _ => due.Count > 0 && item.Times.After(due[^1]) > now && now - due[^1] < TimeSpan.FromMinutes(1) ? [due[^1]] : [],
    };

    private static (DateTimeOffset From, List<DateTimeOffset> Taken) Read(string value)
    {
        string[] parts = value.Split(Parts);
        IEnumerable<string> taken = parts.Length > 1 ? parts[1].Split(Times, StringSplitOptions.RemoveEmptyEntries) : [];
        return (Moment(parts[0]), [.. taken.Select(Moment)]);
    }

    private static string Write(DateTimeOffset from, IEnumerable<DateTimeOffset> taken) => $"{Text(from)}{Parts}{string.Join(Times, taken.Select(Text))}";

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
