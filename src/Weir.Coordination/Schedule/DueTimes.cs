using System.Globalization;
using Weir.Core.Contracts;

namespace Weir.Coordination.Schedule;

/// <summary>Which times of an item have come since anybody looked last; what was seen is kept, so that no scheduler sees a time twice.</summary>
/// <param name="state">Where it is kept.</param>
/// <param name="scope">Whose items these are: the schedule's file.</param>
public sealed class DueTimes(IStateStore state, string scope)
{
    private const int MostAtOnce = 10_000;

    /// <summary>The times to run now, oldest first. An item that is seen for the first time has none: it begins now.</summary>
    public IReadOnlyList<DateTimeOffset> Take(ScheduleItem item, DateTimeOffset now)
    {
        string key = $"schedule/{scope}/{item.Id}";
        StateEntry? seen = state.Get(key);
        if (state.TryPut(key, now.ToString("O", CultureInfo.InvariantCulture), seen?.Version ?? 0) is null || seen is null)
        {
            // Another has taken them.
            return [];
        }

        List<DateTimeOffset> due = [];
        DateTimeOffset from = DateTimeOffset.Parse(seen.Value, CultureInfo.InvariantCulture);
        for (DateTimeOffset? next = item.Times.After(from); next <= now && due.Count < MostAtOnce; next = item.Times.After(next.Value))
        {
            if (now - next.Value <= item.MisfireGrace)
            {
                due.Add(next.Value);
            }
        }

        return item.CatchUp switch
        {
            CatchUp.All => due,
            CatchUp.Latest => due.Count > 0 ? [due[^1]] : [],
            _ => due.Count > 0 && item.Times.After(due[^1]) > now && now - due[^1] < TimeSpan.FromMinutes(1) ? [due[^1]] : [],
        };
    }

    /// <summary>The id of the run of a time.</summary>
    public static string RunIdOf(ScheduleItem item, DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Id}-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
}
