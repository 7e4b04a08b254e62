using System.Collections.Concurrent;

namespace Weir.Coordination.Schedule;

/// <summary>Runs what is due, now and then again, until it is stopped.</summary>
/// <param name="due">Which times have come.</param>
/// <param name="time">The clock.</param>
/// <param name="run">Runs an item's time and gives its exit code; null when it is another's. Never throws but for its token.</param>
public sealed class ClockScheduler(DueTimes due, TimeProvider time, Func<ScheduleItem, DueTime, CancellationToken, Task<int?>> run)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Task<int>> atWork = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Item, DateTimeOffset Time), bool> begun = new();

    /// <summary>Runs what has come since anybody looked last, items beside each other, and waits for it.</summary>
    /// <returns>The greatest exit code.</returns>
    public async Task<int> RunDueAsync(IReadOnlyList<ScheduleItem> items, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Task<int>[] started = [.. items.Select(i => RunAllAsync(i, due.Take(i, now), cancellationToken))];
        int[] codes = await Task.WhenAll(started).ConfigureAwait(false);
        return codes.Length == 0 ? 0 : codes.Max();
    }

    /// <summary>Looks at the clock until it is stopped; what is at work then is waited for.</summary>
    /// <param name="read">Gives the items, as the file has them now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Func<IReadOnlyList<ScheduleItem>> read, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                IReadOnlyList<ScheduleItem> items = read();
                DateTimeOffset now = time.GetUtcNow();
                foreach (ScheduleItem item in items)
                {
                    Start(item, due.Take(item, now), cancellationToken);
                }

                DateTimeOffset? next = items.Select(i => i.Times.After(now)).Min();
                TimeSpan sleep = next is { } at && at - now < LongestSleep ? at - now : LongestSleep;
                await Task.Delay(sleep, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }

        await ((Task)Task.WhenAll(atWork.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Start(ScheduleItem item, IReadOnlyList<DueTime> times, CancellationToken cancellationToken)
    {
        // What this process is at is not done yet, so it is among them.
        DueTime[] news = [.. times.Where(t => !begun.ContainsKey((item.Id, t.Time)))];
        if (news.Length > 0)
        {
            Task<int> started = RunAllAsync(item, news, cancellationToken);
            atWork[item.Id] = atWork.TryGetValue(item.Id, out Task<int>? before) && !before.IsCompleted ? BothAsync(before, started) : started;
        }
    }

    private static async Task<int> BothAsync(Task<int> first, Task<int> second) => Math.Max(await first.ConfigureAwait(false), await second.ConfigureAwait(false));

    private async Task<int> RunAllAsync(ScheduleItem item, IReadOnlyList<DueTime> times, CancellationToken cancellationToken)
    {
        foreach (DueTime at in times)
        {
            begun[(item.Id, at.Time)] = true;
        }

        int worst = 0;
        foreach (DueTime at in times)
        {
            int? code = await run(item, at, cancellationToken).ConfigureAwait(false);
            worst = Math.Max(worst, code ?? 0);
            if (code is not null)
            {
                due.Done(item, at.Time);
            }

            begun.TryRemove((item.Id, at.Time), out _);
        }

        return worst;
    }
}
