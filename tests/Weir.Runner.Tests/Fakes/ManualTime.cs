namespace Weir.Runner.Tests.Fakes;

/// <summary>A clock that jumps to the next timer as soon as somebody waits, so that waits take no time. Limits of an hour and more are never reached.</summary>
internal sealed class ManualTime(DateTimeOffset begin) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = begin;

    public ManualTime()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    /// <summary>Called when somebody sets a timer, before it fires.</summary>
    public Action OnTimer { get; set; } = () => { };

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan time)
    {
        lock (gate)
        {
            now += time;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || dueTime >= TimeSpan.FromHours(1))
        {
            return new Done(() => { });
        }

        OnTimer();
        lock (gate)
        {
            Waits.Add(dueTime);
            now += dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Done(() => { });
    }

    private sealed class Done(Action dispose) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => dispose();

        public ValueTask DisposeAsync() => default;
    }
}
